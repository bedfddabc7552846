using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Moves between an axis of some extent and the positions on it that an index names, row by row.</summary>
internal static class AlongAxis
{
    public static void Take<T>(ReadOnlySpan<T> x, int extent, ReadOnlySpan<int> positions, Shape shape, int axis, Span<T> y)
    {
        var (count, inner) = Sizes(shape, axis);
        for (int start = 0, row = 0; start < y.Length; start += count * inner, row += extent * inner)
            for (int k = 0, i = start; k < count; k++)
                for (var j = 0; j < inner; j++, i++)
                    y[i] = x[row + (positions[i] * inner) + j];
    }

    public static void Add<T>(ReadOnlySpan<T> x, ReadOnlySpan<int> positions, Shape shape, int axis, Span<T> y, int extent) where T : INumberBase<T>
    {
        y.Clear();
        var (count, inner) = Sizes(shape, axis);
        for (int start = 0, row = 0; start < x.Length; start += count * inner, row += extent * inner)
            for (int k = 0, i = start; k < count; k++)
                for (var j = 0; j < inner; j++, i++)
                    y[row + (positions[i] * inner) + j] += x[i];
    }

    private static (int Count, int Inner) Sizes(Shape shape, int axis) =>
        (shape.Along(axis).Extent, shape[((axis < 0 ? axis + shape.Rank : axis) + 1)..].Size);
}
