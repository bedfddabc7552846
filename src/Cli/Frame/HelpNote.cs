using Functional.Nn.Ops;

namespace Functional.Nn.Cli;

/// <summary>A paragraph of help.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record HelpNote(string Title, params IReadOnlyList<string> Lines)
{
    private bool IsVerbatim { get; init; }

    /// <summary>Examples of use: never wrapped, so that they can be copied.</summary>
    public static HelpNote Examples(params IReadOnlyList<string> lines) => new("Examples", lines) { IsVerbatim = true };

    /// <summary>The names of a family.</summary>
    public static HelpNote Names(string title, Type family) =>
        new(title, string.Join(", ", Vocabulary.Of(family, [typeof(Vocabulary).Assembly, family.Assembly]).Names));

    /// <summary>The paragraph as text.</summary>
    public string Text(int width) => $"{Title}:\n{string.Concat(Lines.Select(line => $"{(IsVerbatim ? $"  {line}" : Wrapping.Hanging("  ", line, width))}\n"))}";
}
