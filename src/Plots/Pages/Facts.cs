namespace Functional.Nn.Plots;

/// <summary>What is known, each with its name.</summary>
/// <param name="Entries">Names and values.</param>
public sealed record Facts(ValueList<(string Name, string Value)> Entries) : Content
{
    internal override Markup Write() => Markup.Of($"<dl>\n{Entries.Select(entry => Markup.Of($"<div><dt>{entry.Name}</dt><dd>{entry.Value}</dd></div>\n"))}</dl>\n");
}
