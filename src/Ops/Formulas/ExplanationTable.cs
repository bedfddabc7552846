using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The lectures' tables on backpropagation (lecture 001).</summary>
public static class ExplanationTable
{
    /// <summary>
    /// A row for each step. Forward or backward mode has the columns of the lectures: the variable, its derivatives as formulas, its value, the values of the
    /// derivatives, and dξn/dw or dL/dξn. Both modes stand side by side with the values alone.
    /// </summary>
    /// <param name="explanation">The formula at a point.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="numerals">How numbers are written.</param>
    /// <param name="style">How formulas are written.</param>
    public static Table Table(this Explanation explanation, DifferentiationMode mode, Numerals numerals, FormulaStyle style)
    {
        var (forward, backward) = (Forward(explanation, numerals, style), Backward(explanation, numerals, style));
        Column[] last = mode is DifferentiationMode.Forward ? [.. forward] : [backward];
        Column[] columns = mode switch
        {
            DifferentiationMode.Both => [new("step", step => style.Equation(step.Step)), Value(numerals, style), Local("local", numerals, style), .. forward, backward],
            _ =>
            [
                new("variable", step => style.Equation(step.Step)),
                new("derivative", step => Lines(step, local => style.Partial(step.Step.Name, local.Input, local.Formula.Bind(style.Part).IfNone(() => style.Words("..."))))),
                Value(numerals, style),
                new("value of\nderivative", step => Lines(step, local => style.Math(Digits(local.Value, numerals, style)))),
                .. last,
            ],
        };
        return new([.. columns.Select(column => column.Heading)], [.. explanation.Steps.Select(step => (ValueList<string>)[.. columns.Select(column => column.Cell(step))])]);
    }

    /// <summary>The derivatives of the result in all variables, in words.</summary>
    public static IEnumerable<string> Gradients(this Explanation explanation, Numerals numerals, FormulaStyle style) =>
        explanation.Gradient.Select(gradient => style.Math($"{style.Total(explanation.Formula.Steps[^1].Name, gradient.Input)} = {Digits(gradient.Value, numerals, style)}"));

    private static Column Value(Numerals numerals, FormulaStyle style) => new("value", step => style.Math(style.Digits(numerals.Of(step.Value))));

    private static Column Local(string heading, Numerals numerals, FormulaStyle style) =>
        new(heading, step => Lines(step, local => style.Partial(step.Step.Name, local.Input, Digits(local.Value, numerals, style))));

    private static Option<Column> Forward(Explanation explanation, Numerals numerals, FormulaStyle style) =>
        explanation.Wrt.Map(w => new Column($"forward\n{style.Math(style.Total(".", w))}", step => style.Math(Digits(step.Forward, numerals, style))));

    private static Column Backward(Explanation explanation, Numerals numerals, FormulaStyle style) =>
        new($"backward\n{style.Math(style.Total(explanation.Formula.Steps[^1].Name, "."))}", step => style.Math(style.Digits(numerals.Of(step.Backward))));

    private static string Lines(ExplainedStep step, Func<LocalDerivative, string> line) => string.Join('\n', step.Local.Select(line));

    private static string Digits(Option<Tensor<double>> value, Numerals numerals, FormulaStyle style) => value.Match(Some: tensor => style.Digits(numerals.Of(tensor)), None: () => style.Words("(large)"));

    private sealed record Column(string Heading, Func<ExplainedStep, string> Cell);
}
