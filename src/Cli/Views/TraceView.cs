using System.Collections.Immutable;
using Functional.Nn.Ops;

namespace Functional.Nn.Cli;

/// <summary>Every value of a graph at a point, with its adjoint.</summary>
internal sealed record TraceView(string Title, ImmutableArray<TraceRow> Rows, Numerals Numerals)
{
    /// <summary>The table, and where a value first is not finite.</summary>
    public Document Document(FormulaStyle style) => new(
        Title,
        new(
            ["node", "shape", "value", $"adjoint\nd{Rows[^1].Name}/d."],
            [.. Rows.Select(row => (ValueList<string>)[.. new[] { Node(row), $"{row.Value.Shape}", Numerals.Of(row.Value), row.Adjoint.Match(Some: Numerals.Of, None: () => "none") }.Select(style.Text)])]),
        [.. NonFinite.Take(1).Select(named => style.Text($"first value that is not finite: {named.Name} = {Numerals.Of(named.Value)}"))]);

    private IEnumerable<(string Name, Tensor Value)> NonFinite => Rows.Select(row => (Node(row), row.Value))
        .Concat(Rows.Reverse().SelectMany(row => row.Adjoint.Map(adjoint => ($"d{Rows[^1].Name}/d{row.Name}", adjoint))))
        .Where(named => named.Item2.To<double>().Span.ContainsAnyNonFinite());

    private string Node(TraceRow row) => row.Expr.Op is VarOp ? row.Name : $"{row.Name} = {string.Join(' ', row.Inputs.Prepend(Operation(row.Expr)))}";

    private string Operation(Expr expr) => expr.Op is ConstantOp constant ? Numerals.Of(constant.Value) : $"{expr.Op}";
}
