namespace Functional.Nn.Plots;

/// <summary>Text in a picture, whose width is estimated: what is longer than its room is shortened, and whole where it is pointed at.</summary>
internal static class Letters
{
    /// <summary>The width of a letter of the common size.</summary>
    public const double Width = 6.8;

    /// <summary>The width of a letter of a title.</summary>
    public const double TitleWidth = 8.6;

    /// <summary>How wide a text is.</summary>
    public static double Of(string text) => Columns.Of(text) * Width;

    /// <summary>A text within some room.</summary>
    /// <param name="role">Its class.</param>
    /// <param name="at">Where it stands: its start, end or middle, as the class says.</param>
    /// <param name="text">The text.</param>
    /// <param name="room">How wide it may be.</param>
    /// <param name="letter">The width of a letter.</param>
    /// <param name="turned">How it is turned around where it stands, in degrees.</param>
    public static Markup Text(string role, Spot at, string text, double room, double letter = Width, double turned = 0)
    {
        var most = Math.Max(1, (int)(room / letter));
        var shown = Columns.Start(text, most);
        var fitted = Columns.AreEven(shown) ? Markup.None : Markup.Of($" textLength=\"{Columns.Of(shown) * letter}\" lengthAdjust=\"spacingAndGlyphs\"");
        var turn = turned == 0 ? Markup.None : Markup.Of($" transform=\"rotate({turned} {at.X} {at.Y})\"");
        return Markup.Of($"<text class=\"{role}\" x=\"{at.X}\" y=\"{at.Y}\"{turn}{fitted}>{(shown == text ? Markup.None : Markup.Of($"<title>{text}</title>"))}{shown}</text>\n");
    }
}
