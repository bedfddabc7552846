using System.Text;

namespace Functional.Nn.Plots;

/// <summary>Text in a picture, whose width is estimated, for it is not known in which letters it is shown: a text that is longer than its room is
/// shortened, and whole where it is pointed at.</summary>
internal static class Letters
{
    /// <summary>The size of letters.</summary>
    public const double Size = 12;

    /// <summary>The size of letters of a title; bold ones are as wide as larger ones.</summary>
    public const double TitleSize = 15.5;

    private const string Ellipsis = "…";
    private const string Thin = "iljtfr.,:;!|'()[]{} ·";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉";
    private const string Thick = "mwMWQO@%&";
    private const double ThinWidth = 0.4;
    private const double RaisedWidth = 0.48;
    private const double CommonWidth = 0.63;
    private const double CapitalWidth = 0.7;
    private const double ThickWidth = 0.92;
    private const double OtherWidth = 1.1;
    private const int LastSymbol = 0x22ff;

    /// <summary>How wide a text is.</summary>
    public static double Width(string text, double size = Size) => size * text.EnumerateRunes().Sum(Width);

    /// <summary>A text within some room.</summary>
    /// <param name="role">Its class.</param>
    /// <param name="at">Where it stands: its start, end or middle, as the class says.</param>
    /// <param name="text">The text.</param>
    /// <param name="room">How wide it may be.</param>
    /// <param name="size">The size of its letters.</param>
    /// <param name="turned">How it is turned around where it stands, in degrees.</param>
    public static Markup Text(string role, Spot at, string text, double room = double.MaxValue, double size = Size, double turned = 0)
    {
        var shown = Within(text, room, size);
        var fitted = shown.EnumerateRunes().All(rune => Width(rune) < OtherWidth) ? Markup.None : Markup.Of($" textLength=\"{Width(shown, size)}\" lengthAdjust=\"spacingAndGlyphs\"");
        var turn = turned == 0 ? Markup.None : Markup.Of($" transform=\"rotate({turned} {at.X} {at.Y})\"");
        return text is "" ? Markup.None
            : Markup.Of($"<text class=\"{role}\" x=\"{at.X}\" y=\"{at.Y}\"{turn}{fitted}>{(shown == text ? Markup.None : Markup.Of($"<title>{text}</title>"))}{shown}</text>\n");
    }

    private static string Within(string text, double room, double size)
    {
        var left = room - Width(Ellipsis, size);
        return Width(text, size) <= room ? text : string.Concat(text.EnumerateRunes().TakeWhile(rune => (left -= size * Width(rune)) >= 0)) + Ellipsis;
    }

    private static double Width(Rune rune) => rune.Value > LastSymbol ? OtherWidth
        : Thin.Contains((char)rune.Value, StringComparison.Ordinal) ? ThinWidth
        : Raised.Contains((char)rune.Value, StringComparison.Ordinal) ? RaisedWidth
        : Thick.Contains((char)rune.Value, StringComparison.Ordinal) ? ThickWidth
        : Rune.IsUpper(rune) ? CapitalWidth
        : CommonWidth;
}
