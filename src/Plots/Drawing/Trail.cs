using System.Collections.Immutable;

namespace Functional.Nn.Plots;

/// <summary>Spots one after the other as a path.</summary>
internal static class Trail
{
    private const string Dot = "m-1.5 0a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0";

    /// <summary>The parts between those that have no place.</summary>
    public static IEnumerable<ImmutableArray<Spot>> Runs(IEnumerable<Spot> spots)
    {
        var run = ImmutableArray.CreateBuilder<Spot>();
        foreach (var spot in spots)
            if (spot.IsPlaced)
                run.Add(spot);
            else if (run.Count > 0)
            {
                yield return run.ToImmutable();
                run.Clear();
            }

        if (run.Count > 0)
            yield return run.ToImmutable();
    }

    /// <summary>What can be seen of a line: of neighbours within one unit of width the first, the last, the lowest and the highest, as they come
    /// (M4; Jugel and others, "M4: a visualization-oriented time series data aggregation", 2014).</summary>
    public static ImmutableArray<Spot> Thinned(ImmutableArray<Spot> run)
    {
        var kept = ImmutableArray.CreateBuilder<Spot>();
        for (int first = 0, next; first < run.Length; first = next)
        {
            var (low, high, column) = (first, first, Math.Floor(run[first].X));
            for (next = first + 1; next < run.Length && Math.Floor(run[next].X) == column; next++)
                (low, high) = (run[next].Y < run[low].Y ? next : low, run[next].Y > run[high].Y ? next : high);
            foreach (var i in ((int[])[first, low, high, next - 1]).Distinct().Order())
                kept.Add(run[i]);
        }

        return kept.ToImmutable();
    }

    /// <summary>A line through spots; a single one is a small circle.</summary>
    public static string Open(ImmutableArray<Spot> run) => run.Length == 1 ? $"M{run[0]}{Dot}" : $"M{string.Join('L', run)}";

    /// <summary>The lines of all runs, as far as they can be seen.</summary>
    public static string Lines(IEnumerable<Spot> spots) => string.Concat(Runs(spots).Select(run => Open(Thinned(run))));
}
