namespace Functional.Nn.Plots;

/// <summary>A bar for each of some things that have names, side by side.</summary>
/// <param name="Name">What the heights are, for the legend.</param>
/// <param name="Things">The names below the bars.</param>
/// <param name="Heights">The height of each.</param>
public sealed record Bars(string Name, ValueList<string> Things, ValueList<double> Heights) : Mark
{
    private const double Half = 0.38;
    private const double Share = 0.5;

    /// <summary>The height of each.</summary>
    public ValueList<double> Heights { get; init; } = Pairs.Checked([.. Things.Select(_ => 0.0)], Heights);

    internal override string Kind => "bars";

    internal override ValueList<string> Names => [Name];

    internal override ValueList<string> Across => Things;

    internal override Sides Flush => Sides.Left | Sides.Right | (Heights.Any(height => height < 0) ? Sides.None : Sides.Bottom);

    internal override Extent Reach(Scale x, Scale y) => new(
        new(-Share, Things.Count - Share),
        y.Grounded(Interval.Of(Heights.Select(y.Measure))));

    internal override Markup Draw(Frame frame) => Markup.Of($"{Heights.Select((height, i) => double.IsNaN(frame.Y.At(height)) ? Markup.None : Bar.Of(
        frame.Ink(Name), frame.X.At(i - Half), frame.X.At(i + Half), frame.Y.Base, frame.Y.At(height), $"{Things[i]}: {Digits.Of(height)}"))}<path class=\"axis\" d=\"M{frame.X.From} {frame.Y.Base}H{frame.X.To}\"/>\n");

    internal override Markup Swatch(Ink ink) => Bar.Swatch(ink);

    internal override string Tell(Scale x, Scale y) => $"bars{(Name is "" ? "" : $" of {Name}")}: {Digits.Of(Things.Count)} of them, heights {Range(Heights)}"
        + (Heights.Count(height => double.IsNaN(y.Measure(height))) is > 0 and var left ? $"; {Digits.Of(left)} are left out, for heights must be {y.Demand}" : "");
}
