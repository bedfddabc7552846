namespace Functional.Nn.Plots;

/// <summary>A paragraph of text.</summary>
/// <param name="Text">The text.</param>
public sealed record Paragraph(string Text) : Content
{
    internal override Markup Write() => Markup.Of($"<p>{Text}</p>\n");
}
