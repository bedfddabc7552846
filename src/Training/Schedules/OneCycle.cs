using System.Collections.Immutable;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>The phases of one cycle (Smith and Topin, 2017), for learning rates and for momenta.</summary>
/// <param name="Steps">The steps of the cycle.</param>
/// <param name="Rise">The share of the first phase.</param>
/// <param name="Annealing">How each phase goes.</param>
/// <param name="ThreePhases">Whether the way back is a phase of its own, as long as the first, before the last one.</param>
internal readonly record struct OneCycle(int Steps, double Rise, Annealing Annealing, bool ThreePhases)
{
    private ImmutableArray<double> Ends => ThreePhases
        ? [(Rise * Steps) - 1, (2 * Rise * Steps) - 2, Steps - 1]
        : [(Rise * Steps) - 1, Steps - 1];

    /// <summary>The number in one step: it starts at the first of these, and reaches each other one at the end of a phase.</summary>
    public Expr At(Expr steps, params ImmutableArray<double> numbers) => Phase(steps, 0, 0, numbers);

    private Expr Phase(Expr steps, int phase, double start, ImmutableArray<double> numbers)
    {
        var end = Ends[phase];
        var share = end > start ? Minimum((steps - start) / (end - start), 1) : 1;
        var (from, to) = (numbers[phase], numbers[phase + 1]);
        var here = Annealing is Annealing.Linear ? from + ((to - from) * share) : CosineSchedule.Between(from, to, share);
        return phase + 1 < Ends.Length ? Where(LessOrEqual(steps, end), here, Phase(steps, phase + 1, end, numbers)) : here;
    }
}
