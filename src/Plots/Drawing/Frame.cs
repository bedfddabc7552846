namespace Functional.Nn.Plots;

/// <summary>Where marks are drawn: both axes laid out, and which series has which ink.</summary>
/// <param name="X">From left to right.</param>
/// <param name="Y">Mostly from the bottom to the top.</param>
/// <param name="Names">The series in order; equal names have equal ink.</param>
internal sealed record Frame(Ruler X, Ruler Y, ValueList<string> Names)
{
    /// <summary>Where a point is.</summary>
    public Spot At(double x, double y) => new(X.At(x), Y.At(y));

    /// <summary>Whether a spot is between the axes.</summary>
    public bool Contains(Spot spot) => Interval.Of([X.From, X.To]).Contains(spot.X) && Interval.Of([Y.From, Y.To]).Contains(spot.Y);

    /// <summary>The ink of a series.</summary>
    public Ink Ink(string name) => new(Math.Max(0, Names.IndexOf(name)));
}
