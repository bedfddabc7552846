namespace Functional.Nn;

/// <summary>How broadcasting reads a value in a larger shape, where that is simple: its elements one after the other, each
/// <paramref name="Each"/> times in a row, and all of that again and again.</summary>
/// <param name="Period">The number of elements of the value.</param>
/// <param name="Each">How often each stands in a row; 1 unless the whole is read once.</param>
internal readonly record struct Repeats(int Period, int Each)
{
    /// <summary>The way from one known shape to another, or null where it is none of these.</summary>
    public static Repeats? Of(Shape from, Shape to)
    {
        var inner = to.Rank - from.Rank;
        var (first, last) = (Enumerable.Range(0, to.Rank).Where(Moves).DefaultIfEmpty(to.Rank).First(), Enumerable.Range(0, to.Rank).Where(Moves).DefaultIfEmpty(-1).Last());
        var (before, after) = (to[..first].Size, to[(last + 1)..].Size);
        return Enumerable.Range(first, Math.Max(0, last + 1 - first)).All(axis => Moves(axis) || to[axis] == 1) && (before == 1 || after == 1 || last < 0)
            ? new(from.Size, last < 0 ? 1 : after)
            : null;

        bool Moves(int axis) => to[axis] != 1 && axis >= inner && from[axis - inner] == to[axis];
    }
}
