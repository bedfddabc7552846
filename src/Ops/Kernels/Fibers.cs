namespace Functional.Nn.Ops.Kernels;

/// <summary>The elements of a tensor as vectors along one axis, its fibers.</summary>
/// <param name="Outer">The number of positions on the axes before, together.</param>
/// <param name="Length">The number of elements of each fiber: the extent of the axis.</param>
/// <param name="Inner">The number of positions on the axes behind, together: so far apart are neighbours on a fiber.</param>
internal readonly record struct Fibers(int Outer, int Length, int Inner)
{
    /// <summary>The number of fibers.</summary>
    public int Count => Outer * Inner;

    /// <summary>The number of elements at one position of the axes before.</summary>
    public int Block => Length * Inner;

    /// <summary>The fibers of a known shape along an axis; a negative one counts from the last.</summary>
    public static Fibers Of(Shape shape, int axis) => (axis < 0 ? axis + shape.Rank : axis) is var along
        ? new(shape.PositionsOn(..along), shape[along].Extent, shape.PositionsOn((along + 1)..))
        : default;

    /// <summary>Where a fiber begins; the others follow in the order of the other axes.</summary>
    public int Start(int fiber) => fiber / Inner * Block + (fiber % Inner);

    /// <summary>The elements of a fiber: in place where they stand one after the other, else in memory for as many.</summary>
    public ReadOnlySpan<E> Read<E>(ReadOnlySpan<E> x, int fiber, Span<E> memory)
    {
        var start = Start(fiber);
        if (Inner == 1)
            return x.Slice(start, Length);
        for (var i = 0; i < Length; i++)
            memory[i] = x[start + (i * Inner)];
        return memory[..Length];
    }
}
