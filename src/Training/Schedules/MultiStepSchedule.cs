using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>Uneven stairs: <c>from · factorⁿ</c> where n milestones are passed.</summary>
/// <param name="From">The number in the first step.</param>
/// <param name="Milestones">How many steps there are before each stair; one that stands there twice counts twice.</param>
/// <param name="Factor">One stair by that before.</param>
public sealed record MultiStepSchedule([Range(-double.MaxValue, double.MaxValue)] double From, [Range(0, int.MaxValue)] ValueList<int> Milestones, [Range(0.0, double.MaxValue)] double Factor = 0.1) : Schedule
{
    /// <inheritdoc/>
    public override Expr At(Expr steps) => Milestones.Aggregate((Expr)From, (value, milestone) => value * Where(Less(steps, milestone), 1, Factor));
}

/// <summary>The vocabulary of schedules.</summary>
public static partial class Schedules
{
    /// <summary>Uneven stairs, each <paramref name="factor"/> times that before.</summary>
    public static Schedule MultiStep(double from, ValueList<int> milestones, double factor = 0.1) => new MultiStepSchedule(from, milestones, factor);
}
