namespace Functional.Nn;

/// <summary>Rows of text under headings: what a value tells of itself, to be shown in a terminal, on a page, or as it is.</summary>
/// <param name="Headings">A heading for each column.</param>
/// <param name="Rows">The cells of each row.</param>
public sealed record Table(ValueList<string> Headings, ValueList<ValueList<string>> Rows)
{
    /// <summary>Whether all cells of a column are numbers, or empty: such columns end at the right.</summary>
    public bool IsNumeric(int column) => Rows.All(row => row[column] is "" or "." || row[column].TrimStart('-', '+', ' ') is [>= '0' and <= '9', ..]);

    /// <summary>The rows below each other, in columns as wide as they have to be.</summary>
    public override string ToString()
    {
        var lines = Rows.Prepend(Headings).ToArray();
        var columns = Enumerable.Range(0, Headings.Count).Select(column => (Width: lines.Max(line => line[column].Length), IsNumeric: IsNumeric(column))).ToArray();
        return string.Join('\n', lines.Select(line => string.Join("  ", line.Select((cell, i) => columns[i].IsNumeric ? cell.PadLeft(columns[i].Width) : cell.PadRight(columns[i].Width))).TrimEnd()));
    }
}
