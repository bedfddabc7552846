using System.Collections.Immutable;

namespace Functional.Nn.Plots;

/// <summary>The area between a low and a high curve, such as the spread around a mean. A <see cref="Line"/> of the same name has its colour.</summary>
/// <param name="Name">What it is, for the legend.</param>
/// <param name="Xs">Along the horizontal axis.</param>
/// <param name="Lows">The lower curve, as many.</param>
/// <param name="Highs">The upper curve, as many.</param>
public sealed record Band(string Name, ValueList<double> Xs, ValueList<double> Lows, ValueList<double> Highs) : Mark
{
    /// <summary>The lower curve, as many.</summary>
    public ValueList<double> Lows { get; init; } = Pairs.Checked(Xs, Lows);

    /// <summary>The upper curve, as many.</summary>
    public ValueList<double> Highs { get; init; } = Pairs.Checked(Xs, Highs);

    internal override string Kind => "band";

    internal override ValueList<string> Names => [Name];

    internal override bool IsCounted => Xs.All(double.IsInteger);

    internal override Sides Flush => Sides.Left | Sides.Right;

    internal override Extent Reach(Scale x, Scale y) => Extent.Of(x, y, Whole(x, y).SelectMany(i => ((double, double)[])[(Xs[i], Lows[i]), (Xs[i], Highs[i])]));

    internal override Markup Draw(Frame frame)
    {
        var whole = Whole(frame.X.Scale, frame.Y.Scale).ToHashSet();
        IEnumerable<ImmutableArray<Spot>> Curve(ValueList<double> ys) =>
            Trail.Runs(Enumerable.Range(0, Xs.Count).Select(i => whole.Contains(i) ? frame.At(Xs[i], ys[i]) : Spot.Nowhere)).Select(Trail.Thinned);
        var areas = Curve(Highs).Zip(Curve(Lows), (high, low) => $"{Trail.Open([.. high, .. low.Reverse()])}Z");
        return Markup.Of($"<path class=\"area {frame.Ink(Name).Class}\" d=\"{string.Concat(areas)}\"/>\n");
    }

    internal override Markup Swatch(Ink ink) => Markup.Of($"<rect class=\"area {ink.Class}\" x=\"-10\" y=\"-5\" width=\"20\" height=\"10\"/>");

    internal override string Tell(Scale x, Scale y)
    {
        var whole = Whole(x, y).ToArray();
        return $"band{(Name is "" ? "" : $" {Name}")}: {Digits.Of(whole.Length)} points, x {Range(whole.Select(i => Xs[i]))}, y {Range(whole.SelectMany(i => ((double[])[Lows[i], Highs[i]])))}"
            + (whole.Length < Xs.Count ? $"; {Digits.Of(Xs.Count - whole.Length)} of {Digits.Of(Xs.Count)} are left out" : "");
    }

    /// <summary>The points both of whose ends have a place.</summary>
    private IEnumerable<int> Whole(Scale x, Scale y) =>
        Enumerable.Range(0, Xs.Count).Where(i => !double.IsNaN(x.Measure(Xs[i])) && !double.IsNaN(y.Measure(Lows[i])) && !double.IsNaN(y.Measure(Highs[i])));
}
