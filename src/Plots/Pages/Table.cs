using System.Globalization;

namespace Functional.Nn.Plots;

/// <summary>A table. Columns of numbers, which may have a unit or be missing here and there, are aligned to the right.</summary>
/// <param name="Headings">What each column is.</param>
/// <param name="Rows">The rows, each a text for each column.</param>
public sealed record Table(ValueList<string> Headings, ValueList<ValueList<string>> Rows) : Content
{
    internal override Markup Write() => Markup.Of($"""
        <div class="wide" tabindex="0"><table>
        <thead><tr>{Headings.Select((heading, i) => Markup.Of($"<th scope=\"col\"{Aligned(i)}>{heading}</th>"))}</tr></thead>
        <tbody>
        {Rows.Select(row => Markup.Of($"<tr>{row.Select((cell, i) => Markup.Of($"<td{Aligned(i)}>{cell}</td>"))}</tr>\n"))}</tbody>
        </table></div>

        """);

    private Markup Aligned(int column) => IsNumeric(column) ? Markup.Of($" class=\"number\"") : Markup.None;

    private bool IsNumeric(int column) => Rows.Select(row => column < row.Count ? row[column] : "").Where(cell => cell is not ("" or "-" or "–" or "—")).ToArray() is { Length: > 0 } cells && cells.All(IsNumber);

    /// <summary>A number first, and at most a short unit after it.</summary>
    private static bool IsNumber(string text) => text.Split(' ', 2) is var parts && (parts.Length == 1 || parts[1].Length <= 4)
        && double.TryParse(parts[0].Replace('−', '-').TrimEnd('%').Split('×')[0], NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _);
}
