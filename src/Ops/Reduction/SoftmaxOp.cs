using System.Collections.Immutable;
using System.Numerics.Tensors;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary><c>e^xᵢ / Σⱼ e^xⱼ</c> over the last axis; the maximum is subtracted first. Equal infinite maxima share a row.</summary>
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
            Rows.Below(x, TensorPrimitives.Max(x), y);
            TensorPrimitives.Exp(y, y);
            TensorPrimitives.Divide(y, TensorPrimitives.Sum<T>(y), y);
        }
    }

    /// <summary><c>pᵢ (dpᵢ - Σⱼ pⱼ dpⱼ)</c>, with the mean taken off twice: the second time takes off the rounding error of the first,
    /// which is all that is left where one element dominates.</summary>
    public override ImmutableArray<Option<Expr>> Pullback(Application at)
    {
        var p = at.Result;
        return [p * Centred(Centred(at.Adjoint))];

        Expr Centred(Expr d) => d - Sum(p * d, Axes.Last, keepAxes: true);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Probabilities from logits, over the last axis.</summary>
    public static Layer Softmax { get; } = new OpLayer(new SoftmaxOp());
}
