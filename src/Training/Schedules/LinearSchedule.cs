using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>A straight line, as of a warm-up: <c>from + (to - from) k / steps</c> in step k, then <c>to</c>.</summary>
/// <param name="From">The number in the first step.</param>
/// <param name="To">The number after the last.</param>
/// <param name="Steps">How long it lasts.</param>
public sealed record LinearSchedule([Range(-double.MaxValue, double.MaxValue)] double From, [Range(-double.MaxValue, double.MaxValue)] double To, [Range(1, int.MaxValue)] int Steps) : Schedule
{
    /// <inheritdoc/>
    public override int? Duration => Steps;

    /// <inheritdoc/>
    public override Expr At(Expr steps) => From + ((To - From) * (Minimum(steps, Steps) / Steps));
}

/// <summary>The vocabulary of schedules.</summary>
public static partial class Schedules
{
    /// <summary>A straight line, as of a warm-up, then <paramref name="to"/>.</summary>
    public static Schedule Linear(double from, double to, int steps) => new LinearSchedule(from, to, steps);
}
