using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Stairs: <c>from · factorⁿ</c> after n times <c>every</c> steps.</summary>
/// <param name="From">The number in the first step.</param>
/// <param name="Every">The steps on each stair.</param>
/// <param name="Factor">One stair by that before.</param>
public sealed record StepSchedule([Range(-double.MaxValue, double.MaxValue)] double From, [Range(1, int.MaxValue)] int Every, [Range(0.0, double.MaxValue)] double Factor = 0.1) : Schedule
{
    /// <inheritdoc/>
    public override Expr At(Expr steps) => From * Pow(Factor, Floor(steps / Every));
}

/// <summary>The vocabulary of schedules.</summary>
public static partial class Schedules
{
    /// <summary>Stairs of <paramref name="every"/> steps, each <paramref name="factor"/> times that before.</summary>
    public static Schedule Step(double from, int every, double factor = 0.1) => new StepSchedule(from, every, factor);
}
