using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>What another schedule misses to 1.</summary>
/// <param name="Of">The other.</param>
public sealed record ComplementSchedule(Schedule Of) : Schedule
{
    /// <inheritdoc/>
    public override int? Duration => Of.Duration;

    /// <inheritdoc/>
    public override Schedule Within(int steps) => Of.Within(steps).Complement;

    /// <inheritdoc/>
    public override Expr At(Expr steps) => 1.0 - Of.At(steps);
}
