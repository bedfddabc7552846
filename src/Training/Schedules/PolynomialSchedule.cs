using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary><c>to + (from - to) (1 - k / steps)ᵖ</c> in step k, then <c>to</c>.</summary>
/// <param name="From">The number in the first step.</param>
/// <param name="Steps">How long it lasts.</param>
/// <param name="Power">p.</param>
/// <param name="To">The number after the last step.</param>
public sealed record PolynomialSchedule(
    [Range(-double.MaxValue, double.MaxValue)] double From,
    [Range(1, int.MaxValue)] int Steps,
    [Range(0.0, double.MaxValue)] double Power = 1,
    [Range(-double.MaxValue, double.MaxValue)] double To = 0) : Schedule
{
    /// <inheritdoc/>
    public override int? Duration => Steps;

    /// <inheritdoc/>
    public override Expr At(Expr steps) => To + ((From - To) * Pow(1 - (Minimum(steps, Steps) / Steps), Power));
}

/// <summary>The vocabulary of schedules.</summary>
public static partial class Schedules
{
    /// <summary><c>to + (from - to) (1 - k / steps)ᵖ</c> in step k.</summary>
    public static Schedule Polynomial(double from, int steps, double power = 1, double to = 0) => new PolynomialSchedule(from, steps, power, to);
}
