namespace Functional.Nn.Ops.Kernels;

/// <summary>The elements along some axes as rows that stand one after the other: in place where those axes are the inner ones, else in
/// a copy.</summary>
internal readonly struct Lanes
{
    private readonly Shape shape;
    private readonly Axes axes;
    private readonly bool inPlace;

    public Lanes(Shape shape, Axes axes)
    {
        (this.shape, this.axes) = (shape, axes);
        var (count, length, within) = (1L, 1L, false);
        inPlace = true;
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            var (extent, along) = (shape[axis].Extent, Along(axis));
            (count, length) = along ? (count, length * extent) : (count * extent, length);
            inPlace &= along || !within || extent == 1;
            within |= along && extent != 1;
        }

        (Count, Length) = ((int)count, (int)length);
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The number of elements of each.</summary>
    public int Length { get; }

    /// <summary>The rows of x, to be read.</summary>
    public ReadOnlySpan<E> Read<E>(ReadOnlySpan<E> x) => inPlace ? x : Moved(x);

    /// <summary>Memory for the rows of y; <see cref="Write"/> brings them there.</summary>
    public Span<E> For<E>(Span<E> y) => inPlace ? y : new E[y.Length];

    /// <summary>The rows of x in memory for those of y, to be worked on.</summary>
    public Span<E> Copy<E>(ReadOnlySpan<E> x, Span<E> y)
    {
        if (!inPlace)
            return Moved(x);
        x.CopyTo(y);
        return y;
    }

    /// <summary>Brings rows to where they belong in y.</summary>
    public void Write<E>(ReadOnlySpan<E> rows, Span<E> y)
    {
        if (inPlace)
            return;
        var (from, order) = (shape, Order());
        Moves.Transpose(rows, Shape.Of([.. order.Select(axis => from[axis])]), y, [.. Enumerable.Range(0, order.Count).Select(axis => order.Numbers.IndexOf(axis))]);
    }

    private E[] Moved<E>(ReadOnlySpan<E> x)
    {
        var rows = new E[x.Length];
        Moves.Transpose(x, shape, rows, Order());
        return rows;
    }

    /// <summary>Whether rows are along an axis.</summary>
    private bool Along(int axis)
    {
        foreach (var number in axes.Numbers)
            if (number == axis || number + shape.Rank == axis)
                return true;
        return false;
    }

    /// <summary>The axes that rows are not along, then those that they are along.</summary>
    private Axes Order()
    {
        var lanes = this;
        return [.. Enumerable.Range(0, shape.Rank).OrderBy(lanes.Along)];
    }
}
