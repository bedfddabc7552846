using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>The product of two schedules, step by step: it lasts as long as the shorter one.</summary>
/// <param name="Left">One.</param>
/// <param name="Right">The other.</param>
public sealed record ProductSchedule(Schedule Left, Schedule Right) : Schedule
{
    /// <inheritdoc/>
    public override int? Duration => Left.Duration is { } left && Right.Duration is { } right ? Math.Min(left, right) : Left.Duration ?? Right.Duration;

    /// <inheritdoc/>
    public override Schedule Within(int steps) => Left.Within(steps) * Right.Within(steps);

    /// <inheritdoc/>
    public override Expr At(Expr steps) => Left.At(steps) * Right.At(steps);
}
