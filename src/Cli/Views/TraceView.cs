using System.Collections.Immutable;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>Every value of a graph at a point, with its adjoint.</summary>
internal sealed record TraceView(ImmutableArray<TraceRow> Rows, Numerals Numerals) : IView
{
    /// <inheritdoc/>
    public void Render(IAnsiConsole console) => Rows.Aggregate(
        Grid.Of("node", "shape", "value", $"adjoint\nd{Rows[^1].Name}/d."),
        (grid, row) => grid.With(
            row.Expr.Op is VarOp ? row.Name : $"{row.Name} = {string.Join(' ', row.Inputs.Prepend(Operation(row.Expr)))}",
            $"{row.Value.Shape}",
            Numerals.Of(row.Value),
            row.Adjoint.Match(Some: Numerals.Of, None: () => "none"))).Render(console);

    private string Operation(Expr expr) => expr.Op is ConstantOp constant ? Numerals.Of(constant.Value) : $"{expr.Op}";
}
