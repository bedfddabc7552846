namespace Functional.Nn.Cli;

/// <summary>An output that could be written, by all that was known before, and cannot: the disk is full.</summary>
/// <param name="What">The failure in a few words.</param>
internal sealed record OutputError(string What) : NnError(What)
{
    /// <summary>The failure of writing as one of the output.</summary>
    public static NnError Of(NnError error) => new OutputError(error.What) { Where = error.Where, Expected = error.Expected, Found = error.Found, Hint = error.Hint };
}
