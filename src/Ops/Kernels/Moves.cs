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
        var strides = Strides(from);
        Read(x, 0, y, [.. order.Select(axis => (from[axis].Extent, strides[axis]))]);
    }

    /// <summary>How far apart in memory neighbours on each axis are.</summary>
    public static int[] Strides(Shape shape)
    {
        var strides = new int[shape.Rank];
        for (var (axis, stride) = (shape.Rank - 1, 1); axis >= 0 && stride > 0; stride *= shape[axis--].Extent)
            strides[axis] = stride;
        return strides;
    }

    /// <summary>y in its order is x at <paramref name="start"/>, plus a multiple of each axis' step.</summary>
    public static void Read<E>(ReadOnlySpan<E> x, int start, Span<E> y, params ReadOnlySpan<(int Extent, int Step)> axes)
    {
        if (!y.IsEmpty)
            Gather(x, start, y, Merged(axes));
    }

    /// <summary>y at <paramref name="start"/>, plus a multiple of each axis' step, is x in its order; the rest of y stays.</summary>
    public static void Write<E>(ReadOnlySpan<E> x, Span<E> y, int start, params ReadOnlySpan<(int Extent, int Step)> axes)
    {
        if (!x.IsEmpty)
            Scatter(x, y, start, Merged(axes));
    }

    private static void Gather<E>(ReadOnlySpan<E> x, int start, Span<E> y, ReadOnlySpan<(int Extent, int Step)> axes)
    {
        var (extent, step) = axes[0];
        if (axes.Length > 1)
            for (var (i, block) = (0, y.Length / extent); i < extent; i++)
                Gather(x, start + (i * step), y.Slice(i * block, block), axes[1..]);
        else if (step == 1)
            x.Slice(start, extent).CopyTo(y);
        else
            for (var i = 0; i < extent; i++)
                y[i] = x[start + (i * step)];
    }

    private static void Scatter<E>(ReadOnlySpan<E> x, Span<E> y, int start, ReadOnlySpan<(int Extent, int Step)> axes)
    {
        var (extent, step) = axes[0];
        if (axes.Length > 1)
            for (var (i, block) = (0, x.Length / extent); i < extent; i++)
                Scatter(x.Slice(i * block, block), y, start + (i * step), axes[1..]);
        else if (step == 1)
            x.CopyTo(y[start..]);
        else
            for (var i = 0; i < extent; i++)
                y[start + (i * step)] = x[i];
    }

    /// <summary>The same walk with as few axes as it takes, at least one.</summary>
    private static ReadOnlySpan<(int Extent, int Step)> Merged(ReadOnlySpan<(int Extent, int Step)> axes)
    {
        var merged = new List<(int Extent, int Step)>(axes.Length);
        foreach (var (extent, step) in axes)
            if (merged is [.., var outer] && outer.Step == extent * step)
                merged[^1] = (outer.Extent * extent, step);
            else if (extent != 1)
                merged.Add((extent, step));
        return merged is [] ? [(1, 1)] : merged.ToArray();
    }
}
