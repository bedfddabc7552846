using Functional.Nn.Training;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>What was last seen of layers and parameters.</summary>
/// <param name="Seen">What was seen.</param>
internal sealed record MonitorView(Observations Seen) : IView
{
    /// <inheritdoc/>
    public void Render(IAnsiConsole console)
    {
        foreach (var last in Seen.Kept.Reverse().Take(1))
        {
            Grid.Of(LayerStatistics.Table(last.Layers)).Render(console);
            Grid.Of(ParameterStatistics.Table(last.Parameters)).Render(console);
        }
    }
}
