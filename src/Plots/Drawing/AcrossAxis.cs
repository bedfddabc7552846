using System.Collections.Immutable;

namespace Functional.Nn.Plots;

/// <summary>The horizontal axis: labels below it, no two over each other; names that are too long for that are turned.</summary>
internal static class AcrossAxis
{
    private const double TickLength = 4;
    private const double MinorLength = 2.5;
    private const double Line = 18;
    private const double Gap = 10;
    private const double LeastStep = 44;
    private const double TurnedStep = 14;
    private const double TurnedRoom = 96;
    private const double Turned = -40;
    private const double Sine = 0.65;
    private const double Cosine = 0.77;

    /// <summary>As many ticks as there is room for, and one if there is none.</summary>
    public static ImmutableArray<Tick> Ticks(Scale scale, Interval domain, double room) => scale is NamedScale
        ? scale.Ticks(domain, Math.Max(1, (int)(room / TurnedStep)))
        : Enumerable.Range(2, Math.Max(1, (int)(room / LeastStep) - 1)).Reverse().Select(most => scale.Ticks(domain, most)).FirstOrDefault(ticks => Fits(ticks, domain, room), [.. scale.Ticks(domain, 2).Where(tick => !tick.IsMinor).Take(1)]);

    /// <summary>How far the last label reaches beyond the end.</summary>
    public static double Overhang(ImmutableArray<Tick> ticks, Scale scale, Interval domain, double room) =>
        IsTurned(ticks, scale, domain, room) ? 0
            : ticks.Where(tick => !tick.IsMinor).Select(tick => (Letters.Width(tick.Label) / 2) - ((1 - domain.Fraction(tick.Measure)) * room)).DefaultIfEmpty(0).Max();

    /// <summary>How high the labels are.</summary>
    public static double Height(ImmutableArray<Tick> ticks, Scale scale, Interval domain, double room) => IsTurned(ticks, scale, domain, room)
        ? Line + (Sine * Math.Min(TurnedRoom, ticks.Max(tick => Letters.Width(tick.Label))))
        : Line + TickLength;

    /// <summary>Lines through the area.</summary>
    public static Markup Grid(ImmutableArray<Tick> ticks, Frame frame) => frame.X.Scale is NamedScale ? Markup.None
        : Markup.Join(ticks.Where(tick => !tick.IsMinor).Select(tick => Markup.Of($"<path d=\"M{frame.X.Place(tick.Measure)} {frame.Y.From}V{frame.Y.To}\"/>\n")));

    /// <summary>The axis, its ticks and their labels.</summary>
    public static Markup Draw(ImmutableArray<Tick> ticks, Frame frame)
    {
        var bottom = Math.Max(frame.Y.From, frame.Y.To);
        var turned = IsTurned(ticks, frame.X.Scale, frame.X.Domain, frame.X.Length);
        return Markup.Join(
        [
            .. frame.X.Scale is NamedScale ? [] : (Markup[])[Markup.Of($"<path class=\"axis\" d=\"M{frame.X.From} {bottom}H{frame.X.To}\"/>\n")],
            .. frame.X.Scale is NamedScale ? [] : ticks.Select(tick => Markup.Of($"<path class=\"axis\" d=\"M{frame.X.Place(tick.Measure)} {bottom}v{(tick.IsMinor ? MinorLength : TickLength)}\"/>\n")),
            .. ticks.Where(tick => !tick.IsMinor).Select(tick => frame.X.Place(tick.Measure) is var x && turned
                ? Letters.Text("tick end", new(x + TickLength, bottom + (Line * 0.75)), tick.Label, Math.Min(TurnedRoom, x / Cosine), turned: Turned)
                : Letters.Text("tick middle", new(x, bottom + Line), tick.Label)),
        ]);
    }

    private static bool IsTurned(ImmutableArray<Tick> ticks, Scale scale, Interval domain, double room) => scale is NamedScale && !Fits(ticks, domain, room);

    private static bool Fits(ImmutableArray<Tick> ticks, Interval domain, double room)
    {
        var labels = ticks.Where(tick => !tick.IsMinor).Select(tick => (At: domain.Fraction(tick.Measure) * room, Half: Letters.Width(tick.Label) / 2)).ToArray();
        return labels.Zip(labels.Skip(1), (one, next) => one.At + one.Half + Gap <= next.At - next.Half).All(fits => fits);
    }
}
