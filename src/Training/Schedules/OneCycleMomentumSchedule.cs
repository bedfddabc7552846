using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Training;

/// <summary>The momentum beside a <see cref="OneCycleSchedule"/>: it falls while the learning rate rises, and the other way round.</summary>
/// <param name="Steps">Its steps; those of the whole run if left out.</param>
/// <param name="Rise">The share of them in which the learning rate rises.</param>
/// <param name="Annealing">How it falls and rises.</param>
/// <param name="ThreePhases">Whether it is back at its greatest after as many steps as it fell, and stays there.</param>
/// <param name="Least">The least.</param>
/// <param name="Most">The greatest, in the first step.</param>
public sealed record OneCycleMomentumSchedule(
    [Range(1, int.MaxValue)] int? Steps = null,
    [Range(0.0, 1.0)] double Rise = 0.3,
    Annealing Annealing = Annealing.Cosine,
    bool ThreePhases = false,
    [Range(0.0, 1.0)] double Least = 0.85,
    [Range(0.0, 1.0)] double Most = 0.95) : Schedule
{
    /// <inheritdoc/>
    public override int? Duration => Steps;

    /// <inheritdoc/>
    public override Schedule Within(int steps) => this with { Steps = Steps ?? steps };

    /// <inheritdoc/>
    public override Expr At(Expr steps) => new OneCycle(Known(Steps), Rise, Annealing, ThreePhases) is var cycle && ThreePhases
        ? cycle.At(steps, Most, Least, Most, Most)
        : cycle.At(steps, Most, Least, Most);
}

/// <summary>The vocabulary of schedules.</summary>
public static partial class Schedules
{
    /// <summary>The momentum beside one cycle of the learning rate.</summary>
    public static Schedule OneCycleMomentum(int? steps = null, double rise = 0.3, Annealing annealing = Annealing.Cosine, bool threePhases = false, double least = 0.85, double most = 0.95) =>
        new OneCycleMomentumSchedule(steps, rise, annealing, threePhases, least, most);
}
