using System.Collections.Immutable;

namespace Functional.Nn.Plots;

/// <summary>Plots side by side, row by row, as one picture.</summary>
/// <param name="Plots">The plots; columns are as wide as the widest in them, rows as high as the highest.</param>
/// <param name="Columns">How many stand in a row; as many as there are, unless fewer are asked for.</param>
public sealed record Panels(ValueList<Plot> Plots, int Columns = int.MaxValue)
{
    /// <summary>The picture as SVG, light or dark as the reader prefers; it needs nothing else.</summary>
    public string ToSvg()
    {
        var sheets = Plots.Select(Sheet.Of).ToArray();
        var columns = Math.Clamp(Columns, 1, Math.Max(1, sheets.Length));
        var lefts = Edges(sheets.Index().GroupBy(panel => panel.Index % columns, panel => panel.Item.Width));
        var tops = Edges(sheets.Index().GroupBy(panel => panel.Index / columns, panel => panel.Item.Height));
        return Markup.Of($"""
            <svg xmlns="http://www.w3.org/2000/svg" class="plot" width="{lefts[^1]}" height="{tops[^1]}" viewBox="0 0 {lefts[^1]} {tops[^1]}" role="img">
            <title>{string.Join(", ", Plots.Select(plot => plot.Title))}</title>
            <rect class="page" width="{lefts[^1]}" height="{tops[^1]}"/>
            {sheets.Select((sheet, i) => Markup.Of($"<g transform=\"translate({lefts[i % columns]} {tops[i / columns]})\">{new Markup(sheet.Written())}</g>\n"))}</svg>

            """).Text;
    }

    /// <summary>Where each begins, and where the last ends.</summary>
    private static ImmutableArray<double> Edges(IEnumerable<IGrouping<int, double>> sizes) =>
        [.. sizes.Select(size => size.Max()).Aggregate(ImmutableList.Create(0.0), (edges, size) => edges.Add(edges[^1] + size))];
}
