using System.Collections.Immutable;
using System.Numerics.Tensors;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// <c>xᵢ - log Σⱼ e^xⱼ</c> over the last axis, computed as <c>xᵢ - m - log(1 + Σ e^(xⱼ - m))</c> with the maximum m left out of the
/// sum, so that it is exact even where one element dominates. Equal infinite maxima share a row.
/// </summary>
public sealed record LogSoftmaxOp : ActivationOp
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
            var top = TensorPrimitives.IndexOfMax(x);
            Rows.Below(x, x[top], y);
            var rest = T.Zero;
            for (var i = 0; i < length; i++)
                rest += i == top ? T.Zero : T.Exp(y[i]);
            TensorPrimitives.Subtract(y, Elementary.Log1p(rest), y);
        }
    }

    /// <summary>With p = e^y: <c>dyᵢ (1 - pᵢ) - pᵢ Σⱼ≠ᵢ dyⱼ</c>.</summary>
    public override ImmutableArray<Option<Expr>> Pullback(Application at)
    {
        var (y, dy) = (at.Result, at.Adjoint);
        return [(-Expm1(y) * dy) - (Exp(y) * (Sum(dy, Axes.Last, keepAxes: true) - dy))];
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The logarithm of softmax over the last axis.</summary>
    public static Layer LogSoftmax { get; } = new OpLayer(new LogSoftmaxOp());
}
