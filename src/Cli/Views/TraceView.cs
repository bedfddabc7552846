using System.Collections.Immutable;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>Every value of a graph at a point, with its adjoint.</summary>
internal sealed record TraceView(ImmutableArray<TraceRow> Rows, Numerals Numerals) : IView
{
    /// <inheritdoc/>
    public void Render(IAnsiConsole console)
    {
        Rows.Aggregate(
            Grid.Of("node", "shape", "value", $"adjoint\nd{Rows[^1].Name}/d."),
            (grid, row) => grid.With(
                Node(row),
                $"{row.Value.Shape}",
                Numerals.Of(row.Value),
                row.Adjoint.Match(Some: Numerals.Of, None: () => "none"))).Render(console);
        foreach (var (name, value) in NonFinite.Take(1))
            new Prose($"first value that is not finite: {name} = {Numerals.Of(value)}").Render(console);
    }

    private IEnumerable<(string Name, Tensor Value)> NonFinite => Rows.Select(row => (Node(row), row.Value))
        .Concat(Rows.Reverse().SelectMany(row => row.Adjoint.Map(adjoint => ($"d{Rows[^1].Name}/d{row.Name}", adjoint))))
        .Where(named => named.Item2.To<double>().Span.ContainsAnyNonFinite());

    private string Node(TraceRow row) => row.Expr.Op is VarOp ? row.Name : $"{row.Name} = {string.Join(' ', row.Inputs.Prepend(Operation(row.Expr)))}";

    private string Operation(Expr expr) => expr.Op is ConstantOp constant ? Numerals.Of(constant.Value) : $"{expr.Op}";
}
