namespace Functional.Nn.Ops.Kernels;

/// <summary>The elements along some axes as rows that stand one after the other: in place where those axes are the inner ones, else in
/// a copy.</summary>
internal readonly struct Lanes
{
    private readonly Shape shape;
    private readonly Axes order;
    private readonly bool inPlace;

    public Lanes(Shape shape, Axes axes)
    {
        var along = axes.Within(shape.Rank).IfLeft(axes).ToHashSet();
        var (kept, taken) = (Enumerable.Range(0, shape.Rank).Where(axis => !along.Contains(axis)), along.Order());
        this.shape = shape;
        order = [.. kept, .. taken];
        int[] moving = [.. order.Where(axis => shape[axis] != 1)];
        inPlace = moving.Order().SequenceEqual(moving);
        Count = Shape.Of([.. kept.Select(axis => shape[axis])]).Size;
        Length = Shape.Of([.. taken.Select(axis => shape[axis])]).Size;
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
        var (from, numbers) = (shape, order.Numbers);
        Moves.Transpose(rows, Shape.Of([.. numbers.Select(axis => from[axis])]), y, [.. Enumerable.Range(0, numbers.Length).Select(axis => numbers.IndexOf(axis))]);
    }

    private E[] Moved<E>(ReadOnlySpan<E> x)
    {
        var rows = new E[x.Length];
        Moves.Transpose(x, shape, rows, order);
        return rows;
    }
}
