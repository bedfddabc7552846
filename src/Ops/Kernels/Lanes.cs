using System.Buffers;

namespace Functional.Nn.Ops.Kernels;

/// <summary>The elements along some axes as rows that stand one after the other: in place where those axes are the inner ones, else in
/// memory that is lent.</summary>
internal sealed class Lanes
{
    private readonly Route toRows;
    private readonly Route fromRows;

    public Lanes(Shape shape, Axes axes)
    {
        var along = axes.Within(shape.Rank).IfLeft(axes).ToHashSet();
        Axes order = [.. Enumerable.Range(0, shape.Rank).OrderBy(along.Contains)];
        int[] moving = [.. order.Where(axis => shape[axis] != 1)];
        ArePlaced = moving.Order().SequenceEqual(moving);
        (Count, Length) = (Shape.Of([.. shape.Where((_, axis) => !along.Contains(axis))]).Positions, Shape.Of([.. shape.Where((_, axis) => along.Contains(axis))]).Positions);
        toRows = Route.Transposing(shape, order);
        fromRows = Route.Transposing(Shape.Of([.. order.Select(axis => shape[axis])]), [.. Enumerable.Range(0, shape.Rank).Select(axis => order.Numbers.IndexOf(axis))]);
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The number of elements of each.</summary>
    public int Length { get; }

    /// <summary>Whether the rows stand one after the other in the tensor itself.</summary>
    public bool ArePlaced { get; }

    /// <summary>Memory for all rows, where they are not placed; <see cref="Return"/> takes it back.</summary>
    public E[] Lent<E>() => ArePlaced ? [] : ArrayPool<E>.Shared.Rent(Math.Max(1, Count * Length));

    /// <summary>Takes memory back.</summary>
    public void Return<E>(E[] lent)
    {
        if (!ArePlaced)
            ArrayPool<E>.Shared.Return(lent);
    }

    /// <summary>The rows of x.</summary>
    public ReadOnlySpan<E> Read<E>(ReadOnlySpan<E> x, E[] lent)
    {
        if (ArePlaced)
            return x;
        var rows = lent.AsSpan(0, Count * Length);
        toRows.Run(x, rows);
        return rows;
    }

    /// <summary>Brings rows to where they belong in y.</summary>
    public void Write<E>(ReadOnlySpan<E> rows, Span<E> y) => fromRows.Run(rows, y);
}
