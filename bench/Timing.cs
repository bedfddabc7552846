using System.Collections.Immutable;
using System.Diagnostics;

namespace Functional.Nn.Bench;

/// <summary>How long the steps of a case took.</summary>
/// <param name="Name">The case.</param>
/// <param name="Threads">The number of threads.</param>
/// <param name="UsPerStep">The median of single steps, in microseconds.</param>
/// <param name="P10">What a tenth of the steps stayed below.</param>
/// <param name="N">How many were timed.</param>
/// <param name="LossAfter">The loss of the last.</param>
/// <param name="BytesPerStep">What a step allocates.</param>
internal sealed record Timing(string Name, int Threads, double UsPerStep, double P10, int N, double LossAfter, double BytesPerStep)
{
    private const int Rounds = 10;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.3);

    /// <summary>Times a case with each number of threads: each is warmed up, then they take turns.</summary>
    public static ImmutableArray<Timing> Of(Case timed, IReadOnlyList<int> threads, TimeSpan time)
    {
        var runs = threads.Select(count => new Run(count, timed.Start(count))).ToImmutableArray();
        foreach (var run in runs)
            run.Warm();
        for (var round = 0; round < Rounds; round++)
            foreach (var run in runs)
                run.Round(time / Rounds);
        return [.. runs.Select(run => run.Summed(timed.Name))];
    }

    private sealed class Run(int threads, IStepper stepper)
    {
        private readonly List<long> ticks = new(1 << 16);
        private double loss;

        public void Warm()
        {
            var start = Stopwatch.GetTimestamp();
            for (var n = 0; n < 10 || Stopwatch.GetElapsedTime(start) < WarmUp; n++)
                loss = stepper.Step();
        }

        public void Round(TimeSpan time)
        {
            loss = stepper.Step();
            var (start, now) = (Stopwatch.GetTimestamp(), 0L);
            do
            {
                var before = Stopwatch.GetTimestamp();
                loss = stepper.Step();
                now = Stopwatch.GetTimestamp();
                ticks.Add(now - before);
            }
            while (Stopwatch.GetElapsedTime(start, now) < time);
        }

        public Timing Summed(string name)
        {
            var after = loss;
            var sorted = ticks.Order().Select(t => t * 1e6 / Stopwatch.Frequency).ToImmutableArray();
            return new(
                name, threads, Math.Round(Quantile(sorted, 0.5), 2), Math.Round(Quantile(sorted, 0.1), 2), sorted.Length, Math.Round(after, 6), Allocated());
        }

        private double Allocated()
        {
            const int Steps = 50;
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Steps; i++)
                loss = stepper.Step();
            return Math.Round((GC.GetAllocatedBytesForCurrentThread() - before) / (double)Steps, 1);
        }
    }

    /// <summary>A quantile of sorted numbers, between neighbours by a line.</summary>
    private static double Quantile(ImmutableArray<double> sorted, double part)
    {
        var place = part * (sorted.Length - 1);
        var below = (int)place;
        return double.Lerp(sorted[below], sorted[Math.Min(below + 1, sorted.Length - 1)], place - below);
    }
}
