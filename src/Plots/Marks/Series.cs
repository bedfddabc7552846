namespace Functional.Nn.Plots;

/// <summary>Points one after the other. What is not finite, or not above zero on a logarithmic axis, is left out, and the description says so.</summary>
/// <param name="Name">What they are, for the legend; marks of one name share their colour.</param>
/// <param name="Xs">Along the horizontal axis.</param>
/// <param name="Ys">Along the vertical axis, as many.</param>
public abstract record Series(string Name, ValueList<double> Xs, ValueList<double> Ys) : Mark
{
    /// <summary>Along the vertical axis, as many.</summary>
    public ValueList<double> Ys { get; init; } = Pairs.Checked(Xs, Ys);

    internal override ValueList<string> Names => [Name];

    internal override bool IsCounted => Xs.All(double.IsInteger);

    internal override Extent Reach(Scale x, Scale y) => Extent.Of(x, y, Xs.Zip(Ys));

    internal override string Tell(Scale x, Scale y)
    {
        var placed = Xs.Zip(Ys).Where(at => !double.IsNaN(x.Measure(at.Item1)) && !double.IsNaN(y.Measure(at.Item2))).ToArray();
        return $"{Kind}{(Name is "" ? "" : $" {Name}")}: {Digits.Of(placed.Length)} points, x {Range(placed.Select(at => at.Item1))}, y {Range(placed.Select(at => at.Item2))}"
            + (placed.Length < Xs.Count ? $"; {Digits.Of(Xs.Count - placed.Length)} of {Digits.Of(Xs.Count)} are left out, for x must be {x.Demand} and y {y.Demand}" : "");
    }

    /// <summary>Where the points are.</summary>
    internal IEnumerable<Spot> Spots(Frame frame) => Xs.Zip(Ys, frame.At);

    /// <summary>What is told of a point that is pointed at.</summary>
    internal string Tip(int index) => $"{(Name is "" ? "" : $"{Name}: ")}{Digits.Of(Xs[index])}, {Digits.Of(Ys[index])}";
}
