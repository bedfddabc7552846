using System.Numerics;
using System.Numerics.Tensors;

namespace Functional.Nn.Ops.Kernels;

/// <summary><see cref="Taps"/> in numbers of one type.</summary>
/// <param name="Starts">Where each row begins, and the end.</param>
/// <param name="Positions">The columns.</param>
/// <param name="Weights">The elements.</param>
internal sealed record TypedTaps<T>(int[] Starts, int[] Positions, T[] Weights) where T : unmanaged, INumberBase<T>
{
    /// <summary>The number of rows.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>The matrix on the middle axis of <c>[outer, columns, inner]</c>.</summary>
    public void Apply(ReadOnlySpan<T> x, Span<T> y, int outer, int columns, int inner)
    {
        for (var o = 0; o < outer; o++)
            if (inner == 1)
                Row(x.Slice(o * columns, columns), y.Slice(o * Count, Count));
            else
                Rows(x.Slice(o * columns * inner, columns * inner), y.Slice(o * Count * inner, Count * inner), inner);
    }

    /// <summary>The transposed matrix on the middle axis of <c>[outer, rows, inner]</c>.</summary>
    public void ApplyTransposed(ReadOnlySpan<T> y, Span<T> x, int outer, int columns, int inner)
    {
        x.Clear();
        for (var o = 0; o < outer; o++)
            if (inner == 1)
                TransposedRow(y.Slice(o * Count, Count), x.Slice(o * columns, columns));
            else
                TransposedRows(y.Slice(o * Count * inner, Count * inner), x.Slice(o * columns * inner, columns * inner), inner);
    }

    private void Row(ReadOnlySpan<T> x, Span<T> y)
    {
        ReadOnlySpan<int> starts = Starts, positions = Positions;
        ReadOnlySpan<T> weights = Weights;
        for (int i = 0, tap = starts[0]; i < y.Length; i++)
        {
            var sum = T.Zero;
            for (var end = starts[i + 1]; tap < end; tap++)
                sum += x[positions[tap]] * weights[tap];
            y[i] = sum;
        }
    }

    private void TransposedRow(ReadOnlySpan<T> y, Span<T> x)
    {
        ReadOnlySpan<int> starts = Starts, positions = Positions;
        ReadOnlySpan<T> weights = Weights;
        for (int i = 0, tap = starts[0]; i < y.Length; i++)
            for (var (end, from) = (starts[i + 1], y[i]); tap < end; tap++)
                x[positions[tap]] += from * weights[tap];
    }

    private void Rows(ReadOnlySpan<T> x, Span<T> y, int inner)
    {
        y.Clear();
        for (var i = 0; i < Count; i++)
            for (var tap = Starts[i]; tap < Starts[i + 1]; tap++)
                Add(x.Slice(Positions[tap] * inner, inner), Weights[tap], y.Slice(i * inner, inner));
    }

    private void TransposedRows(ReadOnlySpan<T> y, Span<T> x, int inner)
    {
        for (var i = 0; i < Count; i++)
            for (var tap = Starts[i]; tap < Starts[i + 1]; tap++)
                Add(y.Slice(i * inner, inner), Weights[tap], x.Slice(Positions[tap] * inner, inner));
    }

    private static void Add(ReadOnlySpan<T> x, T weight, Span<T> y) => TensorPrimitives.MultiplyAdd(x, weight, y, y);
}
