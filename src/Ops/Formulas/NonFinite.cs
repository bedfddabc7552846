using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The first value of an <see cref="Explanation"/> that is infinite or NaN, or has an element that is.</summary>
/// <param name="What">A variable, an operation or a derivative.</param>
/// <param name="Inputs">The finite values that the operation was applied to; else none.</param>
/// <param name="Value">The value.</param>
/// <param name="Step">The step that the operation is part of; else empty.</param>
public sealed record NonFinite(string What, ValueList<Tensor<double>> Inputs, Tensor<double> Value, string Step)
{
    /// <summary>In variables, then in steps, first to last, then in derivatives in the order in which they are worked out.</summary>
    internal static Validation<NnError, Option<NonFinite>> In(Explanation explanation, Env at)
    {
        var variables = explanation.Formula.Variables.Select(v => (v.Variable, Option<Tensor<double>>.Some(at[v.Variable].To<double>())));
        var bad = explanation.Steps.Where(step => IsBad(step.Value)).ToArray();
        return First(variables) is { IsSome: true } variable ? Validated.Ok(variable)
            : bad is [var step, ..] ? Origin(step, at + Env.Of(explanation.Steps.Select(s => (s.Step.Name, (Tensor)s.Value))))
            : Validated.Ok(First(Derivatives(explanation)));
    }

    private static Validation<NnError, Option<NonFinite>> Origin(ExplainedStep step, Env env) =>
        from origin in Trace.NonFiniteOrigin<double>(Graph.Of(step.Step.Local), env)
        from inputs in Graph.Of(origin.ToSeq().SelectMany(o => o.Expr.Inputs)).Evaluate<double>(env)
        select origin.Map(o => new NonFinite(
            FormulaFunctions.Spelled(o.Expr.Op.Name),
            ValueList.Of<Tensor<double>>([.. inputs.Select(input => input.To<double>())]),
            o.Value.To<double>(),
            step.Step.Name));

    private static IEnumerable<(string, Option<Tensor<double>>)> Derivatives(Explanation explanation)
    {
        var result = explanation.Steps[^1].Step.Name;
        return explanation.Steps.SelectMany(step => step.Local.Select(local => ($"d{step.Step.Name}/d{local.Input}", local.Value))
                .Concat(explanation.Wrt.Map(w => ($"d{step.Step.Name}/d{w}", step.Forward))))
            .Concat(explanation.Steps.Reverse().Select(step => ($"d{result}/d{step.Step.Name}", Option<Tensor<double>>.Some(step.Backward))))
            .Concat(explanation.Gradient.Select(g => ($"d{result}/d{g.Input}", g.Value)));
    }

    private static Option<NonFinite> First(IEnumerable<(string What, Option<Tensor<double>> Value)> values) => (
        from named in values
        from value in named.Value
        where IsBad(value)
        select Option<NonFinite>.Some(new(named.What, [], value, ""))).FirstOrDefault();

    private static bool IsBad(Tensor<double> value) => value.Span.ContainsAnyNonFinite();
}
