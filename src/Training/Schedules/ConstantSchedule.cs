using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Training;

/// <summary>Always the same number. Among arguments it is written as that alone.</summary>
/// <param name="Value">The number.</param>
/// <param name="Steps">How long it lasts; without end if left out.</param>
public sealed record ConstantSchedule([Range(-double.MaxValue, double.MaxValue)] double Value, [Range(1, int.MaxValue)] int? Steps = null) : Schedule, ILiteral
{
    /// <inheritdoc/>
    public override int? Duration => Steps;

    /// <inheritdoc/>
    public double? Number => Steps is null ? Value : null;

    /// <inheritdoc/>
    public override Expr At(Expr steps) => Value;
}

/// <summary>The vocabulary of schedules.</summary>
public static partial class Schedules
{
    /// <summary>The same number for so many steps, or without end.</summary>
    public static Schedule Constant(double value, int? steps = null) => new ConstantSchedule(value, steps);
}
