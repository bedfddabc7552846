using System.Collections.Immutable;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Ops;

/// <summary>
/// A formula at a point, step by step: values, local derivatives, the total derivative forward and the adjoint backward, as in
/// the lectures' tables on backpropagation.
/// </summary>
/// <param name="Formula">The formula; its last step is L, a scalar.</param>
/// <param name="Wrt">The variable of interest, w; none where the formula has no variables.</param>
/// <param name="Steps">A row for each step.</param>
/// <param name="Gradient">dL/d(variable), for every variable in order of first use.</param>
/// <param name="NonFinite">Where a value or a derivative first is not finite; none where all are.</param>
public sealed record Explanation(
    Formula Formula, Option<string> Wrt, ValueList<ExplainedStep> Steps, ValueList<LocalDerivative> Gradient, Option<NonFinite> NonFinite = default)
{
    /// <summary>The number of elements up to which derivatives of tensors by tensors are worked out.</summary>
    public const int Largest = 64;

    /// <summary>The explanation of a formula; or every reason why it has none: syntax, shapes, a point that does not fit.</summary>
    /// <param name="text">The formula.</param>
    /// <param name="at">The values of its variables.</param>
    /// <param name="wrt">The variable of interest; the first one if left out.</param>
    public static Validation<NnError, Explanation> Of(string text, Env at, Option<string> wrt = default) =>
        Formula.Parse(text, at).Bind(formula => Of(formula, at, wrt));

    /// <summary>The explanation of a formula; or every reason why it has none.</summary>
    public static Validation<NnError, Explanation> Of(Formula formula, Env at, Option<string> wrt = default) =>
        Misfits(formula, at, wrt).ToArray() is { Length: > 0 } errors
            ? Fail<Explanation>(errors)
            : Work(new(formula), at, wrt | formula.Variables.Select(v => Option<string>.Some(v.Variable)).FirstOrDefault());

    private static Validation<NnError, Explanation> Work(ExplainedGraph graph, Env at, Option<string> wrt) =>
        from totals in graph.Totals(at, wrt)
        from local in graph.Locals(totals.Values, at, wrt)
        let explanation = new Explanation(
            graph.Formula,
            wrt,
            ValueList.Of<ExplainedStep>([.. graph.Formula.Steps.Select((step, i) => new ExplainedStep(step, totals.Values[i], local[i], totals.Forward[i], totals.Backward[i]))]),
            ValueList.Of<LocalDerivative>([.. graph.Formula.Variables.Zip(totals.Gradient, (v, g) => new LocalDerivative(v.Variable, g))]))
        from origin in Ops.NonFinite.In(explanation, at)
        select explanation with { NonFinite = origin };

    private static IEnumerable<NnError> Misfits(Formula formula, Env at, Option<string> wrt)
    {
        var variables = formula.Variables.ToImmutableArray();
        var names = variables.Select(v => v.Variable).ToImmutableArray();
        foreach (var variable in variables.Where(v => at.Find(v.Variable).IsNone))
            yield return new DataError("variable without a value") { Where = variable.Variable, Expected = $"a value {variable.Type}", Found = "none", Hint = Formula.Functions.Contains(variable.Variable) ? FormulaHints.Call(variable.Variable) : "" };
        foreach (var stranger in at.Names.Concat(wrt).Except(names).Distinct())
            yield return new DataError("unknown variable")
            {
                Where = stranger,
                Expected = names.IsEmpty ? "none: the formula has no variables" : $"one of {string.Join(", ", names)}",
                Hint = formula.Steps.Any(step => step.Name == stranger) ? $"'{stranger}' is defined by the formula." : Nearest.Hint(stranger, names),
            };
        if (formula.Result.Shape != Shape.Scalar)
            yield return new ShapeError("result of a formula") { Where = formula.Steps[^1].Name, Expected = "a scalar", Found = $"{formula.Result.Type}", Hint = "Take its sum or mean." };
    }
}
