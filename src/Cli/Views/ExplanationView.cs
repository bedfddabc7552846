using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary>The lectures' table of a formula: values, local derivatives, forward and backward mode.</summary>
internal sealed record ExplanationView(Explanation Explanation, DifferentiationMode Mode, Numerals Numerals)
{
    /// <summary>The table, and the derivatives of the result in all variables.</summary>
    public Document Document(FormulaStyle style) => new(
        $"{Explanation.Formula}",
        Explanation.Table(Mode, Numerals, style),
        [.. Explanation.Gradients(Numerals, style), .. Explanation.NonFinite.Map(Told).Map(style.Text)]);

    private string Told(NonFinite origin) => $"first value that is not finite: {origin.What}{Operands(origin)} = {Numerals.Of(origin.Value)}{Place(origin)}";

    private string Operands(NonFinite origin) => origin.Inputs.Count == 0 ? "" : $" of {string.Join(" and ", origin.Inputs.Select(Numerals.Of))}";

    private static string Place(NonFinite origin) => origin.Step is "" ? "" : $", in {origin.Step}";
}
