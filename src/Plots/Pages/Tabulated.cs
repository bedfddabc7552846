namespace Functional.Nn.Plots;

/// <summary>A table, whose columns of numbers end at the right.</summary>
/// <param name="Table">The table.</param>
public sealed record Tabulated(Table Table) : Content
{
    internal override Markup Write() => Markup.Of($"""
        <div class="wide" tabindex="0"><table>
        <thead><tr>{Table.Headings.Select((heading, i) => Markup.Of($"<th scope=\"col\"{Aligned(i)}>{heading}</th>"))}</tr></thead>
        <tbody>
        {Table.Rows.Select(row => Markup.Of($"<tr>{row.Select((cell, i) => Markup.Of($"<td{Aligned(i)}>{cell}</td>"))}</tr>\n"))}</tbody>
        </table></div>

        """);

    private Markup Aligned(int column) => Table.IsNumeric(column) ? Markup.Of($" class=\"number\"") : Markup.None;
}
