namespace Functional.Nn;

/// <summary>How broadcasting reads a value in a larger shape, where that is simple: its elements one after the other, each
/// <paramref name="Each"/> times in a row, and all of that again and again.</summary>
/// <param name="Period">The number of elements of the value.</param>
/// <param name="Each">How often each stands in a row.</param>
internal readonly record struct Repeats(int Period, int Each)
{
    /// <summary>Whether it is short enough that memory for a block holds it again and again.</summary>
    public bool IsFilled(int block) => Each == 1 && Period > 0 && Period <= block;

    /// <summary>The way from one known shape to another, or null where it is none of these.</summary>
    public static Repeats? Of(Shape from, Shape to)
    {
        var inner = to.Rank - from.Rank;
        var (first, last) = (Enumerable.Range(0, to.Rank).Where(Moves).DefaultIfEmpty(to.Rank).First(), Enumerable.Range(0, to.Rank).Where(Moves).DefaultIfEmpty(-1).Last());
        return Enumerable.Range(first, Math.Max(0, last + 1 - first)).All(axis => Moves(axis) || to[axis] == 1)
            ? new(from.Positions, last < 0 ? 1 : to[(last + 1)..].Positions)
            : null;

        bool Moves(int axis) => to[axis] != 1 && axis >= inner && from[axis - inner] == to[axis];
    }

    /// <summary>The elements one after the other, again and again.</summary>
    public static void Fill<T>(ReadOnlySpan<T> from, Span<T> to)
    {
        if (from.Length == 1)
            to.Fill(from[0]);
        else
            for (; to.Length > 0; to = to[Math.Min(from.Length, to.Length)..])
                from[..Math.Min(from.Length, to.Length)].CopyTo(to);
    }

    /// <summary>Each element several times in a row, from some place on.</summary>
    public void Spread<T>(ReadOnlySpan<T> from, int start, Span<T> to)
    {
        var (element, within) = Math.DivRem(start, Each);
        for (var done = 0; done < to.Length; element++, within = 0)
        {
            var run = Math.Min(Each - within, to.Length - done);
            to.Slice(done, run).Fill(from[element % Period]);
            done += run;
        }
    }
}
