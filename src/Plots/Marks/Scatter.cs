namespace Functional.Nn.Plots;

/// <summary>Points by themselves.</summary>
/// <param name="Name">What they are, for the legend.</param>
/// <param name="Xs">Along the horizontal axis.</param>
/// <param name="Ys">Along the vertical axis, as many.</param>
public sealed record Scatter(string Name, ValueList<double> Xs, ValueList<double> Ys) : Series(Name, Xs, Ys)
{
    private const int MostTips = 2000;
    private const double Apart = 1.5;

    internal override string Kind => "points";

    /// <summary>Points of several classes: a mark for each, in the order of their names.</summary>
    /// <param name="names">The names of the classes.</param>
    /// <param name="classes">The class of each point: a position in <paramref name="names"/>; points of others are left out.</param>
    /// <param name="xs">Along the horizontal axis.</param>
    /// <param name="ys">Along the vertical axis, as many.</param>
    public static ValueList<Mark> OfClasses(ValueList<string> names, ValueList<int> classes, ValueList<double> xs, ValueList<double> ys)
    {
        var members = Enumerable.Range(0, classes.Count).ToLookup(i => classes[i]);
        return [.. names.Select((name, k) => new Scatter(name, [.. members[k].Select(i => xs[i])], [.. members[k].Select(i => ys[i])]))];
    }

    internal override Markup Draw(Frame frame)
    {
        var ink = frame.Ink(Name);
        return Xs.Count <= MostTips
            ? Markup.Join(Spots(frame).Select((spot, i) => !spot.IsPlaced ? Markup.None
                : Markup.Of($"<path class=\"point {ink.Class}\" d=\"M{$"{spot}"}{ink.Shape}\"><title>{Tip(i)}</title></path>\n")))
            : Markup.Of($"<path class=\"point {ink.Class}\" d=\"{string.Concat(Seen(Spots(frame)).Select(spot => $"M{spot}{ink.Shape}"))}\"/>\n");
    }

    internal override Markup Swatch(Ink ink) => Markup.Of($"<path class=\"point {ink.Class}\" d=\"M0 0{ink.Shape}\"/>");

    /// <summary>One of those points that are drawn over each other.</summary>
    private static IEnumerable<Spot> Seen(IEnumerable<Spot> spots) =>
        spots.Where(spot => spot.IsPlaced).DistinctBy(spot => (Math.Round(spot.X / Apart), Math.Round(spot.Y / Apart)));
}
