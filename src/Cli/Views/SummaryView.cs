using System.Globalization;
using Functional.Nn.Ops;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>A model, a row for each layer; inner layers are indented.</summary>
internal sealed record SummaryView(Summary Summary) : IView
{
    private const int LongestLayer = 40;

    /// <inheritdoc/>
    public void Render(IAnsiConsole console)
    {
        Summary.Rows.Aggregate(Grid.Of("place", "layer", "output", "parameters", "kept", "operations"), (grid, row) => grid.With(
            $"{new string(' ', 2 * row.Level)}{row.Place[(row.Place.LastIndexOf('/') + 1)..]}", Short($"{row.Layer}"), $"{row.Output}", Counted(row.Learned), Counted(row.Kept), Counted(row.Operations))).Render(console);
        new Prose($"{Counted(Summary.Total.Learned)} parameters that are learned, {Counted(Summary.Total.Kept)} other numbers that are kept, about {Counted(Summary.Total.Operations)} operations for one example").Render(console);
    }

    private static string Counted(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= LongestLayer ? text : $"{text[..(LongestLayer - 3)]}...";
}
