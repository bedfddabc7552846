namespace Functional.Nn.Plots;

/// <summary>A heading: what follows, up to the next one, is its section.</summary>
/// <param name="Text">The heading.</param>
public sealed record Heading(string Text) : Content
{
    internal override Markup Write() => Markup.Of($"<h2>{Text}</h2>\n");
}
