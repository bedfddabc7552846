namespace Functional.Nn.Plots;

/// <summary>Text that is markup already. It is written as an interpolated text, in which numbers and other texts are escaped, so all of it is
/// well formed if its literal parts are.</summary>
/// <param name="Text">The markup.</param>
internal readonly record struct Markup(string Text)
{
    /// <summary>No markup.</summary>
    public static Markup None { get; } = new("");

    /// <summary>The markup of an interpolated text.</summary>
    public static Markup Of(MarkupHandler text) => text.Written();

    /// <summary>Markup one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Text)));

    /// <inheritdoc/>
    public override string ToString() => Text;
}
