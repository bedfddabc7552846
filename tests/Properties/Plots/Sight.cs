namespace Functional.Nn.Properties;

/// <summary>What a browser shows of a page.</summary>
/// <param name="Width">The width of the screen.</param>
/// <param name="ScrollWidth">The width of the page; more than the screen's if one has to scroll sideways.</param>
/// <param name="Height">The height of the page.</param>
/// <param name="Fetched">How many things it asked for beside the page.</param>
/// <param name="Pictures">Its pictures.</param>
internal sealed record Sight(double Width, double ScrollWidth, double Height, int Fetched, SeenPicture[] Pictures);

/// <summary>A picture in a page.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Box">Where it is.</param>
/// <param name="Content">How large what it draws is, in its own units.</param>
/// <param name="Texts">The texts in it.</param>
/// <param name="Overlaps">Texts that are over each other, but for those that are turned.</param>
internal sealed record SeenPicture(string Title, SeenBox Box, double Content, SeenText[] Texts, string[] Overlaps);

/// <summary>A text in a picture.</summary>
/// <param name="Text">The text.</param>
/// <param name="Box">Where it is.</param>
internal sealed record SeenText(string Text, SeenBox Box);

/// <summary>A rectangle of a page.</summary>
internal sealed record SeenBox(double Left, double Top, double Right, double Bottom)
{
    public bool IsWithin(SeenBox other, double tolerance) =>
        Left >= other.Left - tolerance && Right <= other.Right + tolerance && Top >= other.Top - tolerance && Bottom <= other.Bottom + tolerance;
}
