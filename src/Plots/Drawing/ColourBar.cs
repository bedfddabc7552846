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
    public static double Width(Shading shading) => Before + Thickness + Apart + Ticks(shading).Select(tick => Letters.Width(tick.Label)).DefaultIfEmpty(0).Max() + After;

    /// <summary>The bar beside the frame.</summary>
    public static Markup Draw(Shading shading, Frame frame)
    {
        var (top, bottom, left) = (Math.Min(frame.Y.From, frame.Y.To), Math.Max(frame.Y.From, frame.Y.To), frame.X.To + Before);
        var ruler = new Ruler(shading.Scale, shading.Domain, bottom, top);
        return Markup.Of($"""
            <g class="bar-of-colours"><title>{(shading.Label is "" ? "colours" : shading.Label)}</title>
            {Layers(shading.Palette).Select((layer, i) =>
                Markup.Of($"<rect x=\"{left}\" y=\"{top}\" width=\"{Thickness}\" height=\"{(bottom - top) * (Parts - i) / Parts}\" fill=\"{layer.Hex}\" fill-opacity=\"{layer.Opacity}\"/>\n"))}<rect class="outline" x="{left}" y="{top}" width="{Thickness}" height="{bottom - top}"/>
            {Ticks(shading).Where(tick => !tick.IsMinor).Select(tick => Letters.Text("tick", new(left + Thickness + Apart, ruler.Place(tick.Measure) + Drop), tick.Label))}</g>

            """);
    }

    /// <summary>The colours from the bottom up. Each goes on to the top, over those before it, so there are no seams; what covers a little adds up to what
    /// it should be.</summary>
    private static IEnumerable<Colour> Layers(Palette palette)
    {
        var covered = 0.0;
        for (var i = 0; i < Parts; i++)
        {
            var colour = palette.At((i + 0.5) / Parts);
            yield return colour.Alpha >= 1 || colour.Alpha <= covered ? colour : colour with { Alpha = 1 - ((1 - colour.Alpha) / (1 - covered)) };
            covered = colour.Alpha;
        }
    }

    private static ImmutableArray<Tick> Ticks(Shading shading) => shading.Scale.Ticks(shading.Domain, MostTicks);
}
