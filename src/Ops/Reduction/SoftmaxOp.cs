using System.Collections.Immutable;
using System.Numerics.Tensors;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary><c>e^xᵢ / Σⱼ e^xⱼ</c> over the last axis; the maximum is subtracted first.</summary>
public sealed record SoftmaxOp : ActivationOp
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => Rows.Infer(this, inputs);

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        var length = call.ResultType.Shape.Dims[^1].Extent;
        for (var start = 0; start < call.Result.Length; start += length)
        {
            var x = call[0].Slice(start, length);
            var y = call.Result.Slice(start, length);
            TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), y);
            TensorPrimitives.Exp(y, y);
            TensorPrimitives.Divide(y, TensorPrimitives.Sum<T>(y), y);
        }
    }

    /// <summary><c>pᵢ (dpᵢ - Σⱼ pⱼ dpⱼ)</c>.</summary>
    public override ImmutableArray<Option<Expr>> Pullback(Application at)
    {
        var (p, dp) = (at.Result, at.Adjoint);
        return [p * (dp - Sum(p * dp, Axes.Last, keepAxes: true))];
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Probabilities from logits, over the last axis.</summary>
    public static Layer Softmax { get; } = new OpLayer(new SoftmaxOp());
}
