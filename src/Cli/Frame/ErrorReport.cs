namespace Functional.Nn.Cli;

/// <summary>Errors as people read them.</summary>
internal static class ErrorReport
{
    private const int Most = 20;

    /// <summary>Writes the errors, each with where, expected, found and hint; of very many only the first.</summary>
    public static Exit Report(this Terminal terminal, IEnumerable<NnError> errors)
    {
        var all = errors.ToArray();
        foreach (var error in all.Take(Most))
            terminal.Errors.Write(Text(error, terminal.Width));
        if (all.Length > Most)
            terminal.Errors.WriteLine($"and {all.Length - Most} more");
        return Exit.Usage;
    }

    /// <summary>One error, in several lines.</summary>
    public static string Text(NnError error, int width)
    {
        (string Head, string Text)[] parts =
        [
            ("  where     ", error.Where),
            ("  expected  ", error.Expected),
            ("  found     ", error.Found),
            ("  hint      ", error.Hint),
        ];
        return Wrapping.Hanging("error: ", error.What, width) + "\n"
            + string.Concat(parts.Where(part => part.Text is not "").Select(part => Wrapping.Hanging(part.Head, part.Text, width) + "\n"))
            + (error is TextError quoted ? quoted.Excerpt(width) : "");
    }
}
