using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>Any function of the step, as a <see cref="Formula"/> of k: <c>"0.3 / sqrt(maximum(k + 1, 8))"</c>.</summary>
/// <param name="Text">The formula; k is how many steps there were before.</param>
public sealed record FormulaSchedule(string Text) : Schedule
{
    private const string Steps = "k";

    /// <inheritdoc/>
    public override Expr At(Expr steps) => Formula.Parse(Text).Match(
        Succ: formula => Graph.Of(formula.Result) is var graph && graph.Variables.FirstOrDefault(v => v.Variable != Steps) is { Variable: var other }
            ? throw new ShapeException(new ShapeError("schedule as a formula") { Expected = $"a formula of {Steps}", Found = $"the variable {other}" })
            : graph.Substitute(value => graph.Values[value].Op is VarOp ? steps : null)[0],
        Fail: errors => throw new NnException([.. errors]));
}

/// <summary>The vocabulary of schedules.</summary>
public static partial class Schedules
{
    /// <summary>Any function of k, the steps before.</summary>
    public static Schedule Formula(string text) => new FormulaSchedule(text);
}
