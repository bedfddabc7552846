namespace Functional.Nn;

/// <summary>What went wrong at a boundary, as a value: what, where, what was expected, what was found, and what to do.</summary>
/// <param name="What">The failure in a few words, e.g. <c>matmul: inner extents differ</c>.</param>
public abstract record NnError(string What)
{
    /// <summary>The place: a layer's path, a file with line and column, a node.</summary>
    public string Where { get; init; } = "";

    /// <summary>What would have been right.</summary>
    public string Expected { get; init; } = "";

    /// <summary>What was there instead.</summary>
    public string Found { get; init; } = "";

    /// <summary>What to do about it.</summary>
    public string Hint { get; init; } = "";

    /// <summary>The whole error in one line of text.</summary>
    public string Message => string.Concat(
        Part("", Where, ": "), What, Part(": expected ", Expected, ""), Part(Expected is "" ? ": found " : ", found ", Found, ""), Part(". ", Hint, ""));

    /// <inheritdoc/>
    public sealed override string ToString() => Message;

    private static string Part(string before, string text, string after) => text is "" ? "" : before + text + after;
}
