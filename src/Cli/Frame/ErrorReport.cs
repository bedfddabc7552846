using Functional.Nn.Interop;

namespace Functional.Nn.Cli;

/// <summary>Errors as people read them.</summary>
internal static class ErrorReport
{
    /// <summary>Writes the errors, each with where, expected, found and hint; of very many only the first.</summary>
    public static Exit Report(this Terminal terminal, IEnumerable<NnError> errors)
    {
        var told = errors.Capped();
        foreach (var error in told)
            terminal.Errors.Write(error is MoreErrors ? $"{error.What}\n" : Text(error, terminal.Width));
        return told.Any(error => error is NumericError) ? Exit.Failed : told.Any(error => error is OutputError) ? Exit.Output : Exit.Usage;
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
