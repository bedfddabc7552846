namespace Functional.Nn.Ops.Kernels;

/// <summary>Kernels that move elements.</summary>
internal static class Moves
{
    /// <summary>Copies <paramref name="length"/> positions of one axis, with all that stands at them.</summary>
    public static void Copy<E>(ReadOnlySpan<E> x, Shape from, int read, Span<E> y, Shape to, int write, int axis, int length)
    {
        axis = axis < 0 ? axis + from.Rank : axis;
        var (outer, inner) = (from[..axis].Size, from[(axis + 1)..].Size);
        var (strideX, strideY) = (from[axis].Extent * inner, to[axis].Extent * inner);
        for (var i = 0; i < outer; i++)
            x.Slice((i * strideX) + (read * inner), length * inner).CopyTo(y[((i * strideY) + (write * inner))..]);
    }

    /// <summary>Axis i of y is axis order[i] of x.</summary>
    public static void Transpose<E>(ReadOnlySpan<E> x, Shape from, Span<E> y, Axes order)
    {
        if (y.IsEmpty)
            return;
        var strides = new int[from.Rank];
        for (var (axis, stride) = (from.Rank - 1, 1); axis >= 0; stride *= from[axis--].Extent)
            strides[axis] = stride;
        int[] steps = [.. order.Select(axis => strides[axis])];
        int[] extents = [.. order.Select(axis => from[axis].Extent)];
        Walk(x, y, extents, steps);
    }

    private static void Walk<E>(ReadOnlySpan<E> x, Span<E> y, ReadOnlySpan<int> extents, ReadOnlySpan<int> steps)
    {
        if (extents.IsEmpty)
        {
            y[0] = x[0];
            return;
        }

        var (extent, step, block) = (extents[0], steps[0], y.Length / extents[0]);
        if (extents.Length == 1)
            for (var i = 0; i < extent; i++)
                y[i] = x[i * step];
        else
            for (var i = 0; i < extent; i++)
                Walk(x[(i * step)..], y.Slice(i * block, block), extents[1..], steps[1..]);
    }
}
