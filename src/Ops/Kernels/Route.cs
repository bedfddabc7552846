namespace Functional.Nn.Ops.Kernels;

/// <summary>Which elements of a tensor go where in another, for known shapes: those at one place, plus a multiple of a step on each of some axes, to
/// those at another, plus the same multiple of another step. It is found once, with as few axes as it takes, and run often.</summary>
internal sealed class Route
{
    private readonly int read;
    private readonly int write;
    private readonly (int Extent, int Read, int Write)[] axes;

    private Route(int read, int write, (int Extent, int Read, int Write)[] axes) => (this.read, this.write, this.axes) = (read, write, axes);

    /// <summary>The route from two places on; the axes are in the order of what is written, the innermost last.</summary>
    public static Route Of(int read, int write, params ReadOnlySpan<(int Extent, int Read, int Write)> axes)
    {
        var merged = new List<(int Extent, int Read, int Write)>(axes.Length);
        foreach (var (extent, from, to) in axes)
            if (extent == 0)
                return new(0, 0, [(0, 1, 1)]);
            else if (merged is [.., var outer] && outer.Read == extent * from && outer.Write == extent * to)
                merged[^1] = (outer.Extent * extent, from, to);
            else if (extent != 1)
                merged.Add((extent, from, to));
        if (merged is [.., (_, > 1, 1)] && merged.FindIndex(axis => axis.Read == 1) is >= 0 and var column)
            (merged[^2], merged[column]) = (merged[column], merged[^2]);
        return new(read, write, merged is [] ? [(1, 1, 1)] : [.. merged]);
    }

    /// <summary>All elements, as they stand.</summary>
    public static Route Over(Shape shape) => Of(0, 0, (shape.Size, 1, 1));

    /// <summary>Some positions of an axis, with all that stands at them.</summary>
    public static Route Along(int axis, Shape from, int read, Shape to, int write, int length, int readStep = 1, int writeStep = 1)
    {
        var (x, y) = (Fibers.Of(from, axis), Fibers.Of(to, axis));
        return Of(read * x.Inner, write * y.Inner, (x.Outer, x.Block, y.Block), (length, readStep * x.Inner, writeStep * y.Inner), (x.Inner, 1, 1));
    }

    /// <summary>To where axis i is axis order[i].</summary>
    public static Route Transposing(Shape from, Axes order)
    {
        var (x, y) = (Moves.Strides(from), Moves.Strides([.. order.Select(axis => from[axis])]));
        return Of(0, 0, [.. order.Select((axis, i) => (from[axis].Extent, x[axis], y[i]))]);
    }

    /// <summary>Moves elements of an input of a call to a result, of whatever kind they are.</summary>
    public void Run<T>(Call<T> call, int input = 0, int result = 0) where T : unmanaged
    {
        if (call.ResultTypeAt(result).Kind is Kind.Index)
            Run(call.Indices(input), call.ResultIndicesAt(result));
        else
            Run(call[input], call.ResultAt(result));
    }

    /// <summary>Moves elements of x to y, of which the others stay.</summary>
    public void Run<E>(ReadOnlySpan<E> x, Span<E> y) => Run(x, read, y, write, axes);

    private static void Run<E>(ReadOnlySpan<E> x, int read, Span<E> y, int write, ReadOnlySpan<(int Extent, int Read, int Write)> axes)
    {
        var (extent, from, to) = axes[0];
        switch (axes)
        {
            case [(_, 1, 1)]:
                x.Slice(read, extent).CopyTo(y.Slice(write, extent));
                break;
            case [_]:
                for (var i = 0; i < extent; i++, read += from, write += to)
                    y[write] = x[read];
                break;
            case [_, (var run, 1, 1)]:
                Runs.Copy(x, read, from, y, write, to, extent, run);
                break;
            case [(_, 1, _), (var columns, > 1, 1)]:
                Squares.Transpose(x[read..], axes[1].Read, y[write..], to, extent, columns);
                break;
            default:
                for (var i = 0; i < extent; i++)
                    Run(x, read + (i * from), y, write + (i * to), axes[1..]);
                break;
        }
    }
}
