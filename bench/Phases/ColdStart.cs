using System.Diagnostics;

namespace Functional.Nn.Bench;

/// <summary>How long a process takes to its first steps, in milliseconds since it started.</summary>
/// <param name="Name">The case.</param>
/// <param name="MainMs">To this program's own code.</param>
/// <param name="ReadyMs">To before the first step: data and graph are there.</param>
/// <param name="FirstStepMs">To the end of the first step.</param>
/// <param name="SecondStepMs">To the end of the second.</param>
/// <param name="FirstTookMs">The first step alone.</param>
/// <param name="SecondTookMs">The second alone.</param>
internal sealed record ColdStart(string Name, double MainMs, double ReadyMs, double FirstStepMs, double SecondStepMs, double FirstTookMs, double SecondTookMs)
{
    /// <summary>Starts a case; this process must not have done anything before.</summary>
    public static ColdStart Of(Case started)
    {
        var main = SinceStart();
        var stepper = started.Start(1);
        var (ready, before) = (SinceStart(), Stopwatch.GetTimestamp());
        stepper.Step();
        var first = Stopwatch.GetTimestamp();
        stepper.Step();
        var second = Stopwatch.GetTimestamp();
        var (firstTook, secondTook) = (Milliseconds(before, first), Milliseconds(first, second));
        return new($"cold_{started.Name}", main, ready, Math.Round(ready + firstTook, 2), Math.Round(ready + firstTook + secondTook, 2), firstTook, secondTook);
    }

    private static double SinceStart()
    {
        using var process = Process.GetCurrentProcess();
        return Math.Round((DateTime.Now - process.StartTime).TotalMilliseconds, 2);
    }

    private static double Milliseconds(long from, long to) => Math.Round(Stopwatch.GetElapsedTime(from, to).TotalMilliseconds, 3);
}
