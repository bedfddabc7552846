namespace Functional.Nn.Plots;

/// <summary>Text whose spaces and lines are kept, in letters of one width.</summary>
/// <param name="Text">The text.</param>
public sealed record Preformatted(string Text) : Content
{
    internal override Markup Write() => Markup.Of($"<pre tabindex=\"0\">{Text}</pre>\n");
}
