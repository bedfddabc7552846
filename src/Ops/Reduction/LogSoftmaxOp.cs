using System.Buffers;
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
    protected override void Activate<T>(Span<T> rows, int length)
    {
        var count = rows.Length / length;
        var memory = ArrayPool<T>.Shared.Rent(rows.Length + count);
        Span<T> powers = memory.AsSpan(0, rows.Length), rests = memory.AsSpan(rows.Length, count);
        Span<int> tops = stackalloc int[count];
        for (var i = 0; i < count; i++)
        {
            var row = rows.Slice(i * length, length);
            tops[i] = TensorPrimitives.IndexOfMax<T>(row);
            Lower(row, row[tops[i]]);
        }

        Elementary.Exp(rows, powers);
        for (var i = 0; i < count; i++)
        {
            powers[(i * length) + tops[i]] = T.Zero;
            rests[i] = FixedOrder.Sum<T>(powers.Slice(i * length, length));
        }

        Elementary.Log1p(rests, rests);
        for (var i = 0; i < count; i++)
            TensorPrimitives.Subtract(rows.Slice(i * length, length), rests[i], rows.Slice(i * length, length));
        ArrayPool<T>.Shared.Return(memory);
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
