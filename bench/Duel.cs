using System.Collections.Immutable;
using System.Diagnostics;

namespace Functional.Nn.Bench;

/// <summary>How long two ways to do the same take, in seconds, taking turns.</summary>
/// <param name="Ours">The median of ours.</param>
/// <param name="Theirs">The median of theirs, if they are there.</param>
/// <param name="Ratio">The median of ours / theirs, turn by turn.</param>
internal sealed record Duel(double Ours, double? Theirs, double? Ratio)
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(0.2);

    /// <summary>Times both for as long as <paramref name="time"/>, at least three turns each.</summary>
    public static Duel Of(Action ours, Action? theirs, TimeSpan time)
    {
        var (ourRuns, theirRuns) = (Calibrated(ours), theirs is null ? 0 : Calibrated(theirs));
        var turns = ImmutableArray.CreateBuilder<(double Ours, double Theirs)>();
        for (var start = Stopwatch.GetTimestamp(); turns.Count < 3 || Stopwatch.GetElapsedTime(start) < time;)
            turns.Add((Timed(ours, ourRuns), theirs is null ? 0 : Timed(theirs, theirRuns)));
        return theirs is null
            ? new(Median(turns.Select(t => t.Ours)), null, null)
            : new(Median(turns.Select(t => t.Ours)), Median(turns.Select(t => t.Theirs)), Median(turns.Select(t => t.Ours / t.Theirs)));
    }

    /// <summary>The middle of some numbers.</summary>
    public static double Median(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>How many runs fill a turn.</summary>
    private static int Calibrated(Action action)
    {
        action();
        var runs = 1;
        while (Timed(action, runs) * runs < Turn.TotalSeconds)
            runs *= 2;
        return runs;
    }

    private static double Timed(Action action, int runs)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < runs; i++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / runs;
    }
}
