using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary><c>from · factorᵏ</c> in step k.</summary>
/// <param name="From">The number in the first step.</param>
/// <param name="Factor">The number in one step by that in the step before.</param>
public sealed record ExponentialSchedule([Range(-double.MaxValue, double.MaxValue)] double From, [Range(0.0, double.MaxValue)] double Factor) : Schedule
{
    /// <inheritdoc/>
    public override Expr At(Expr steps) => From * Pow(Factor, steps);
}

/// <summary>The vocabulary of schedules.</summary>
public static partial class Schedules
{
    /// <summary><c>from · factorᵏ</c> in step k.</summary>
    public static Schedule Exponential(double from, double factor) => new ExponentialSchedule(from, factor);
}
