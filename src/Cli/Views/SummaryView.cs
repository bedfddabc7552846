using Functional.Nn.Ops;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>A model, a row for each layer, and the total.</summary>
internal sealed record SummaryView(Summary Summary) : IView
{
    /// <inheritdoc/>
    public void Render(IAnsiConsole console) => Grid.Of(Summary.Table).Render(console);
}
