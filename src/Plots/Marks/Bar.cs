namespace Functional.Nn.Plots;

/// <summary>A bar from one height to another.</summary>
internal static class Bar
{
    private const double Gap = 0.5;

    /// <summary>The bar, with what is told where it is pointed at.</summary>
    public static Markup Of(Ink ink, double left, double right, double from, double to, string tip)
    {
        var gap = Math.Min(Gap, Math.Abs(right - left) / 8);
        return Markup.Of($"<rect class=\"bar {ink.Class}\" x=\"{Math.Min(left, right) + gap}\" y=\"{Math.Min(from, to)}\" width=\"{Math.Abs(right - left) - (2 * gap)}\" height=\"{Math.Abs(to - from)}\"><title>{tip}</title></rect>\n");
    }

    /// <summary>How bars look in the legend.</summary>
    public static Markup Swatch(Ink ink) => Markup.Of($"<rect class=\"bar {ink.Class}\" x=\"-7\" y=\"-5\" width=\"14\" height=\"10\"/>");
}
