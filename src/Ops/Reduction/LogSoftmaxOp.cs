using System.Collections.Immutable;
using System.Numerics.Tensors;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// <c>xᵢ - log Σⱼ e^xⱼ</c> over an axis, computed as <c>xᵢ - m - log(1 + Σ e^(xⱼ - m))</c> with the maximum m left out of the
/// sum, so that it is exact even where one element dominates. Equal infinite maxima share a row.
/// </summary>
/// <param name="Axis">The axis; negative counts from the last, 0 is that of a batch.</param>
public sealed record LogSoftmaxOp(int Axis = -1) : AxisActivationOp(Axis)
{
    /// <inheritdoc/>
    protected override void Activate<T>(Span<T> row)
    {
        var (top, rest) = (TensorPrimitives.IndexOfMax<T>(row), T.Zero);
        Lower(row, row[top]);
        for (var i = 0; i < row.Length; i++)
            rest += i == top ? T.Zero : T.Exp(row[i]);
        TensorPrimitives.Subtract(row, Elementary.Log1p(rest), row);
    }

    /// <summary>With p = e^y: <c>dyᵢ (1 - pᵢ) - pᵢ Σⱼ≠ᵢ dyⱼ</c>.</summary>
    public override ImmutableArray<Option<Expr>> Pullback(Application at)
    {
        var (y, dy) = (at.Result, at.Adjoint);
        return [Weigh(dy, -Expm1(y)) - Weigh(Sum(dy, Axis, keepAxes: true) - dy, Exp(y))];
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The logarithm of softmax over the last axis.</summary>
    public static Layer LogSoftmax { get; } = new OpLayer(new LogSoftmaxOp());

    /// <summary>The logarithm of softmax over an axis; 0 is that of a batch.</summary>
    public static Layer LogSoftmaxOn(int axis) => new OpLayer(new LogSoftmaxOp(axis));
}
