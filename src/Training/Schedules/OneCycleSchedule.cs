using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Training;

/// <summary>A learning rate that rises once to its greatest, and then falls far below where it began (Smith and Topin, 2017).</summary>
/// <param name="Most">The greatest.</param>
/// <param name="Steps">Its steps; those of the whole run if left out.</param>
/// <param name="Rise">The share of them in which it rises.</param>
/// <param name="Annealing">How it rises and falls.</param>
/// <param name="ThreePhases">Whether it first falls to where it began, in as many steps as it rose.</param>
/// <param name="Divisor">The greatest by the first.</param>
/// <param name="FinalDivisor">The first by the last.</param>
public sealed record OneCycleSchedule(
    [Range(0.0, double.MaxValue)] double Most,
    [Range(1, int.MaxValue)] int? Steps = null,
    [Range(0.0, 1.0)] double Rise = 0.3,
    Annealing Annealing = Annealing.Cosine,
    bool ThreePhases = false,
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Divisor = 25,
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double FinalDivisor = 1e4) : Schedule
{
    /// <inheritdoc/>
    public override int? Duration => Steps;

    /// <inheritdoc/>
    public override Schedule Within(int steps) => this with { Steps = Steps ?? steps };

    /// <inheritdoc/>
    public override Expr At(Expr steps)
    {
        var (first, cycle) = (Most / Divisor, new OneCycle(Known(Steps), Rise, Annealing, ThreePhases));
        return ThreePhases ? cycle.At(steps, first, Most, first, first / FinalDivisor) : cycle.At(steps, first, Most, first / FinalDivisor);
    }
}

/// <summary>The vocabulary of schedules.</summary>
public static partial class Schedules
{
    /// <summary>A learning rate that rises once to its greatest, and then falls far below where it began.</summary>
    public static Schedule OneCycle(double most, int? steps = null, double rise = 0.3, Annealing annealing = Annealing.Cosine, bool threePhases = false, double divisor = 25, double finalDivisor = 1e4) =>
        new OneCycleSchedule(most, steps, rise, annealing, threePhases, divisor, finalDivisor);
}
