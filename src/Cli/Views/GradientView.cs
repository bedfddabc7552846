using Functional.Nn.Checking;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>A check of gradients, a row for each variable.</summary>
internal sealed record GradientView(GradientReport Report) : IView
{
    private static readonly Numerals Exact = new(9);
    private static readonly Numerals Rough = new(2);

    /// <inheritdoc/>
    public void Render(IAnsiConsole console)
    {
        Report.Variables.Aggregate(
            Grid.Of("variable", "shape", "probes", "worst at", "pullback", "difference", "relative\nerror", "verdict"),
            (grid, row) => grid.With(
            [
                row.Variable,
                $"{row.Type}",
                $"{row.Probes}",
                .. row.Worst.Match(
                    Some: worst => new[] { worst.Position, Exact.Of(worst.Analytic), Exact.Of(worst.Numeric), Rough.Of(worst.RelativeError), Term.Format(worst.Verdict) },
                    None: () => ["", "", "", "", "nothing to check"]),
            ])).Render(console);
        new Prose($"{Report}").Render(console);
    }
}
