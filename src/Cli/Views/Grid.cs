using System.Collections.Immutable;
using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>Rows under headings. Where they do not fit into the width, each row is told by itself, line by line.</summary>
/// <param name="Headings">A heading for each column; it may have several lines.</param>
/// <param name="Rows">The cells, which may have several lines.</param>
internal sealed record Grid(ImmutableArray<string> Headings, ImmutableArray<ImmutableArray<string>> Rows) : IView
{
    /// <summary>No rows yet.</summary>
    public static Grid Of(params ImmutableArray<string> headings) => new([.. headings.Select(Visible.Of)], []);

    /// <summary>A table of the library.</summary>
    public static Grid Of(Table table) => table.Rows.Aggregate(Of(table.Headings.Items), (grid, row) => grid.With(row.Items));

    /// <summary>Whether the rows fit below each other.</summary>
    public bool Fits(IAnsiConsole console) => Width <= console.Profile.Width;

    private int Width => 1 + Enumerable.Range(0, Headings.Length).Sum(column => 3 + Rows.Add(Headings).SelectMany(row => row[column].Split('\n')).Max(line => line.Length));

    /// <summary>One row more.</summary>
    public Grid With(params ImmutableArray<string> cells) => this with { Rows = Rows.Add([.. cells.Select(Visible.Of)]) };

    /// <inheritdoc/>
    public void Render(IAnsiConsole console)
    {
        if (Fits(console))
            console.Write(Bordered(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.Ascii2));
        else
            console.Profile.Out.Writer.Write(Listing(console.Profile.Width));
    }

    private Spectre.Console.Table Bordered(TableBorder border)
    {
        var table = new Spectre.Console.Table { Border = border };
        foreach (var heading in Headings)
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))));
        return Rows.Aggregate(table, (t, row) => t.AddRow(row.Select(cell => new Text(cell))));
    }

    private string Listing(int width)
    {
        var labels = Headings.Select(heading => heading.Replace('\n', ' ')).ToArray();
        var indent = labels.Skip(1).Select(label => label.Length).DefaultIfEmpty().Max() + 4;
        return string.Concat(Rows.Select(row => $"{Wrapping.Hanging("", row[0], width)}\n{string.Concat(labels.Zip(row, (label, cell) => (label, cell)).Skip(1).SelectMany(Lines))}"));

        IEnumerable<string> Lines((string Label, string Cell) part) => part.Cell is ""
            ? []
            : part.Cell.Split('\n').Select((line, i) => $"{Wrapping.Hanging((i == 0 ? $"  {part.Label}" : "").PadRight(indent), line, width)}\n");
    }
}
