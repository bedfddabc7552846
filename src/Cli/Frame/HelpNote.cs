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

    /// <summary>How layers are written, and all of them.</summary>
    public static IEnumerable<HelpNote> Layers =>
    [
        new("Texts", "names and arguments: what is required in order, the rest by its name, what is a text itself in parentheses, one after the other with >>: dense 64 bias=false >> residual (dense 64 >> tanh) >> dropout 0.2"),
        Members("Layers", typeof(Layer)),
        Members("Initialisers (weight and offset of dense)", typeof(Initializer)),
    ];

    /// <summary>The members of a family with their arguments, a line for each; those without share one.</summary>
    public static HelpNote Members(string title, Type family) => new(
        title,
        [.. Vocabulary.Of(family, [typeof(Vocabulary).Assembly, family.Assembly]).Signatures
            .GroupBy(member => member.Arguments.Count > 0 ? $"{member}" : "")
            .OrderBy(line => line.Key is "")
            .Select(line => string.Join(", ", line))]);

    /// <summary>The paragraph as text.</summary>
    public string Text(int width) => $"{Title}:\n{string.Concat(Lines.Select(line => $"{(IsVerbatim ? $"  {line}" : Wrapping.Hanging("  ", line, width))}\n"))}";
}
