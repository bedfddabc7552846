namespace Functional.Nn.Cli;

/// <summary>An error in a text of the command line, which is quoted.</summary>
/// <param name="Error">The error.</param>
/// <param name="Source">Which text: <c>--net</c>.</param>
/// <param name="Text">The text.</param>
internal sealed record TextError(ParseError Error, string Source, string Text) : NnError(Error.What)
{
    private const string Margin = "    ";

    /// <summary>The error, told with its source and quoting its text.</summary>
    public static NnError Of(NnError error, string source, string text) => error is not ParseError at
        ? error
        : new TextError(at, source, text)
        {
            Where = text.Contains('\n', StringComparison.Ordinal) ? $"{source}, {at.Where}" : $"{source}, column {at.Column}",
            Expected = at.Expected,
            Found = at.Found,
            Hint = at.Hint,
        };

    /// <summary>The line, and a mark below the place; a long line is cut at the left.</summary>
    public string Excerpt(int width)
    {
        var line = Text.Split('\n')[Error.Line - 1].TrimEnd().Replace('\t', ' ');
        var room = Math.Max(width - Margin.Length, 20);
        var start = Math.Max(0, Math.Min(Error.Column - (room / 2), line.Length - room));
        var part = line.Substring(start, Math.Min(room, line.Length - start));
        return $"\n{Margin}{part}\n{Margin}{new string(' ', Error.Column - 1 - start)}^\n";
    }
}
