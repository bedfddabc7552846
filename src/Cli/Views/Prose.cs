using Spectre.Console;

namespace Functional.Nn.Cli;

/// <summary>A sentence, in as many lines as it needs.</summary>
internal sealed record Prose(string Text) : IView
{
    /// <inheritdoc/>
    public void Render(IAnsiConsole console) => console.WriteLine(Wrapping.Hanging("", Visible.Of(Text), console.Profile.Width));
}
