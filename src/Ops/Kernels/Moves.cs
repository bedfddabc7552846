namespace Functional.Nn.Ops.Kernels;

/// <summary>Kernels that move elements.</summary>
internal static class Moves
{
    /// <summary>Axis i of y is axis order[i] of x.</summary>
    public static void Transpose<E>(ReadOnlySpan<E> x, Shape from, Span<E> y, Axes order) => Route.Transposing(from, order).Run(x, y);

    /// <summary>How far apart in memory neighbours on each axis are.</summary>
    public static int[] Strides(Shape shape)
    {
        var strides = new int[shape.Rank];
        for (var (axis, stride) = (shape.Rank - 1, 1); axis >= 0 && stride > 0; stride *= shape[axis--].Extent)
            strides[axis] = stride;
        return strides;
    }
}
