using System.Collections.Immutable;

namespace Functional.Nn.Plots;

/// <summary>What colours mean: a bar of them to the right of the area, with an axis of its own.</summary>
internal static class ColourBar
{
    private const int Parts = 64;
    private const int MostTicks = 7;
    private const double Before = 14;
    private const double Thickness = 11;
    private const double Apart = 5;
    private const double After = 8;
    private const double Drop = 4;

    /// <summary>How much room it takes.</summary>
    public static double Width(Shading shading) => Before + Thickness + Apart + Ticks(shading).Select(tick => Letters.Of(tick.Label)).DefaultIfEmpty(0).Max() + After;

    /// <summary>The bar beside the frame.</summary>
    public static Markup Draw(Shading shading, Frame frame)
    {
        var (top, bottom, left) = (Math.Min(frame.Y.From, frame.Y.To), Math.Max(frame.Y.From, frame.Y.To), frame.X.To + Before);
        var (ruler, height) = (new Ruler(shading.Scale, shading.Domain, bottom, top), (bottom - top) / Parts);
        return Markup.Of($"""
            <g class="bar-of-colours"><title>{(shading.Label is "" ? "colours" : shading.Label)}</title>
            {Enumerable.Range(0, Parts).Select(i => (Colour: shading.Palette.At((i + 0.5) / Parts), Top: bottom - ((i + 1) * height))).Select(part =>
                Markup.Of($"<rect class=\"cells\" x=\"{left}\" y=\"{part.Top}\" width=\"{Thickness}\" height=\"{height + 0.1}\" fill=\"{part.Colour.Hex}\" fill-opacity=\"{part.Colour.Alpha}\"/>\n"))}<rect class="outline" x="{left}" y="{top}" width="{Thickness}" height="{bottom - top}"/>
            {Ticks(shading).Where(tick => !tick.IsMinor).Select(tick => Letters.Text("tick", new(left + Thickness + Apart, ruler.Place(tick.Measure) + Drop), tick.Label, double.MaxValue))}</g>

            """);
    }

    private static ImmutableArray<Tick> Ticks(Shading shading) => shading.Scale.Ticks(shading.Domain, MostTicks);
}
