using System.Globalization;

namespace Functional.Nn;

/// <summary>Rows of text under headings: what a value tells of itself, to be shown in a terminal, on a page, or as it is.</summary>
/// <param name="Headings">A heading for each column.</param>
/// <param name="Rows">The cells of each row; a row may end early.</param>
public sealed record Table(ValueList<string> Headings, ValueList<ValueList<string>> Rows)
{
    /// <summary>Whether all cells of a column are numbers, which may have a unit, or be missing here and there: such columns end at the right.</summary>
    public bool IsNumeric(int column) => Rows.Select(row => Cell(row, column)).Where(cell => cell is not ("" or "." or "-" or "–" or "—")).ToArray() is { Length: > 0 } cells && cells.All(IsNumber);

    /// <summary>The rows below each other, in columns as wide as they have to be.</summary>
    public override string ToString()
    {
        var lines = Rows.Prepend(Headings).ToArray();
        var columns = Headings.Select((_, i) => (Width: lines.Max(line => Cell(line, i).Length), IsNumeric: IsNumeric(i))).ToArray();
        return string.Join('\n', lines.Select(line => string.Join("  ", columns.Select((column, i) => column.IsNumeric ? Cell(line, i).PadLeft(column.Width) : Cell(line, i).PadRight(column.Width))).TrimEnd()));
    }

    /// <summary>The table in Markdown; lines of a cell are parted by breaks.</summary>
    public string ToMarkdown()
    {
        var rule = Headings.Select((_, i) => IsNumeric(i) ? "---:" : "---");
        return string.Concat(Rows.Select(row => Line(row.Select(cell => cell.Replace("|", @"\|", StringComparison.Ordinal).Replace("*", @"\*", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal)))).Prepend(Line(rule)).Prepend(Line(Headings.Select(heading => heading.Replace("\n", " ", StringComparison.Ordinal)))));

        static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";
    }

    /// <summary>The table as a <c>tabular</c> of LaTeX.</summary>
    /// <param name="isMarkup">Whether cells and headings are LaTeX already; else what has a meaning there is escaped.</param>
    public string ToLatex(bool isMarkup = false)
    {
        return $$"""
            \begin{tabular}{{{string.Concat(Headings.Select((_, i) => IsNumeric(i) ? "r" : "l"))}}}
            \hline
            {{Line(Headings)}}
            \hline
            {{string.Join('\n', Rows.Select(Line))}}
            \hline
            \end{tabular}

            """;

        string Line(ValueList<string> cells) => $@"{string.Join(" & ", cells.Select(cell => Lines(isMarkup ? cell : EscapedLatex(cell))))} \\";
        static string Lines(string cell) => cell.Contains('\n', StringComparison.Ordinal) ? $@"\shortstack[l]{{{cell.Replace("\n", @" \\ ", StringComparison.Ordinal)}}}" : cell;
    }

    /// <summary>A text for LaTeX in which nothing has a meaning there: <c>x_1</c> is <c>x\_1</c>.</summary>
    public static string EscapedLatex(string text) => string.Concat(text.Select(letter => letter switch
    {
        '\\' => @"\textbackslash{}",
        '^' => @"\textasciicircum{}",
        '~' => @"\textasciitilde{}",
        '&' or '%' or '$' or '#' or '_' or '{' or '}' => $@"\{letter}",
        _ => $"{letter}",
    }));

    private static string Cell(ValueList<string> row, int column) => column < row.Count ? row[column] : "";

    /// <summary>A number first, and at most a short unit after it.</summary>
    private static bool IsNumber(string text) => text.Split(' ', 2) is var parts && (parts.Length == 1 || parts[1].Length <= 4)
        && double.TryParse(parts[0].Replace('−', '-').TrimEnd('%').Split('×')[0], NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _);
}
