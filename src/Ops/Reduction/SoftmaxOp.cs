using System.Collections.Immutable;
using System.Numerics.Tensors;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary><c>e^xᵢ / Σⱼ e^xⱼ</c> over an axis; the maximum is subtracted first. Equal infinite maxima share a row.</summary>
/// <param name="Axis">The axis; negative counts from the last, 0 is that of a batch.</param>
public sealed record SoftmaxOp(int Axis = -1) : AxisActivationOp(Axis)
{
    /// <inheritdoc/>
    protected override void Activate<T>(Span<T> rows, int length)
    {
        for (var row = rows; row.Length > 0; row = row[length..])
            Lower(row[..length], TensorPrimitives.Max<T>(row[..length]));
        Elementary.Exp(rows, rows);
        for (var row = rows; row.Length > 0; row = row[length..])
            TensorPrimitives.Divide(row[..length], FixedOrder.Sum<T>(row[..length]), row[..length]);
    }

    /// <summary><c>pᵢ (dpᵢ - Σⱼ pⱼ dpⱼ)</c>, with the mean taken off twice: the second time takes off the rounding error of the first,
    /// which is all that is left where one element dominates.</summary>
    public override ImmutableArray<Option<Expr>> Pullback(Application at)
    {
        var p = at.Result;
        return [Weigh(Centred(Centred(at.Adjoint)), p)];

        Expr Centred(Expr d) => d - Sum(Weigh(d, p), Axis, keepAxes: true);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Probabilities from logits, over the last axis.</summary>
    public static Layer Softmax { get; } = new OpLayer(new SoftmaxOp());

    /// <summary>Probabilities from logits, over an axis; 0 is that of a batch.</summary>
    public static Layer SoftmaxOn(int axis) => new OpLayer(new SoftmaxOp(axis));
}
