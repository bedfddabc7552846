using Functional.Nn.Lectures;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>What an example of the lectures found: its tables, and what it asserts.</summary>
internal sealed record FindingsView(Example Example, Findings Findings) : IView
{
    /// <inheritdoc/>
    public void Render(IAnsiConsole console)
    {
        new Prose($"{Example.Title}. {Example.Shows}").Render(console);
        foreach (var (caption, table) in Findings.Tables)
        {
            new Prose($"\n{caption}").Render(console);
            Grid.Of(table).Render(console);
        }

        console.WriteLine();
        foreach (var claim in Findings.Claims)
            new Prose($"{(claim.Holds ? "so" : "NOT SO")}: {claim.Text}: {claim.Found}").Render(console);
    }
}
