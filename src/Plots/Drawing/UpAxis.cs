using System.Collections.Immutable;

namespace Functional.Nn.Plots;

/// <summary>The vertical axis: labels to the left, lines through the area and none along it.</summary>
internal static class UpAxis
{
    private const double Apart = 7;
    private const double Drop = 4;
    private const double MostShare = 0.3;
    private const double MinorLength = 4;

    /// <summary>How wide labels are in a picture of this width.</summary>
    public static double Width(ImmutableArray<Tick> ticks, double whole) => Math.Min(MostShare * whole, ticks.Select(tick => Letters.Width(tick.Label)).DefaultIfEmpty(0).Max()) + Apart;

    /// <summary>Lines through the area.</summary>
    public static Markup Grid(ImmutableArray<Tick> ticks, Frame frame) => frame.Y.Scale is NamedScale ? Markup.None
        : Markup.Join(ticks.Where(tick => !tick.IsMinor).Select(tick => Markup.Of($"<path d=\"M{frame.X.From} {frame.Y.Place(tick.Measure)}H{frame.X.To}\"/>\n")));

    /// <summary>The labels, and short lines for lesser ticks.</summary>
    public static Markup Draw(ImmutableArray<Tick> ticks, Frame frame) => Markup.Join(ticks.Select(tick => frame.Y.Place(tick.Measure) is var y && tick.IsMinor
        ? Markup.Of($"<path class=\"axis\" d=\"M{frame.X.From} {y}h-{MinorLength}\"/>\n")
        : Letters.Text("tick end", new(frame.X.From - Apart, y + Drop), tick.Label, frame.X.From - Apart)));
}
