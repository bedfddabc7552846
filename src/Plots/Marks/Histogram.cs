namespace Functional.Nn.Plots;

/// <summary>How many values are in each of some intervals, one beside the other.</summary>
/// <param name="Name">What the values are, for the legend.</param>
/// <param name="Edges">The ends of the intervals, upwards: one more than there are counts.</param>
/// <param name="Counts">How many values, or what share of them, each has.</param>
public sealed record Histogram(string Name, ValueList<double> Edges, ValueList<double> Counts) : Mark
{
    private const int LeastBins = 5;
    private const int MostBins = 60;

    /// <summary>How many values, or what share of them, each has.</summary>
    public ValueList<double> Counts { get; init; } = Edges.Count == 0 && Counts.Count == 0 ? Counts : Pairs.Checked([.. Edges.Skip(1)], Counts);

    internal override string Kind => "histogram";

    internal override ValueList<string> Names => [Name];

    internal override Sides Flush => Counts.Any(count => count < 0) ? Sides.None : Sides.Bottom;

    /// <summary>The histogram of the finite ones of these values, in intervals that begin and end at numbers that are easily read. Unless told, their
    /// number grows with the cube root of that of the values (Rice's rule).</summary>
    /// <param name="name">What the values are.</param>
    /// <param name="values">The values.</param>
    /// <param name="bins">About how many intervals.</param>
    public static Histogram Of(string name, ValueList<double> values, int bins = 0)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        if (finite is [])
            return new(name, [], []);
        var reach = new LinearScale().Domain(Interval.Of(finite));
        var step = Step.Of(reach, bins > 0 ? bins : Math.Clamp((int)Math.Ceiling(2 * Math.Cbrt(finite.Length)), LeastBins, MostBins));
        var edges = step.Around(reach).Select(multiple => Math.Clamp(step.At(multiple), double.MinValue, double.MaxValue)).Distinct().ToArray();
        var counts = new double[edges.Length - 1];
        foreach (var value in finite)
            counts[Math.Min(Array.BinarySearch(edges, value) is var at && at < 0 ? ~at - 1 : at, counts.Length - 1)]++;
        return new(name, [.. edges], [.. counts]);
    }

    internal override Extent Reach(Scale x, Scale y) => new(
        Interval.Of(Drawn(x, y).SelectMany(i => (double[])[x.Measure(Edges[i]), x.Measure(Edges[i + 1])])),
        y.Grounded(Interval.Of(Drawn(x, y).Select(i => y.Measure(Counts[i])))));

    internal override Markup Draw(Frame frame) => Markup.Join(Drawn(frame.X.Scale, frame.Y.Scale).Select(i => Bar.Of(
        frame.Ink(Name), frame.X.At(Edges[i]), frame.X.At(Edges[i + 1]), frame.Y.Base, frame.Y.At(Counts[i]),
        $"{(Name is "" ? "" : $"{Name}: ")}{Digits.Of(Edges[i])} to {Digits.Of(Edges[i + 1])}: {Digits.Of(Counts[i])}")));

    internal override Markup Swatch(Ink ink) => Bar.Swatch(ink);

    internal override string Tell(Scale x, Scale y) =>
        $"histogram{(Name is "" ? "" : $" of {Name}")}: {Digits.Of(Counts.Count)} intervals from {Range(Edges)}, heights {Range(Drawn(x, y).Select(i => Counts[i]))}";

    private IEnumerable<int> Drawn(Scale x, Scale y) =>
        Enumerable.Range(0, Counts.Count).Where(i => !double.IsNaN(x.Measure(Edges[i])) && !double.IsNaN(x.Measure(Edges[i + 1])) && !double.IsNaN(y.Measure(Counts[i])));
}
