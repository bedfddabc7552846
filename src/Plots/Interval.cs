namespace Functional.Nn.Plots;

/// <summary>Numbers from a low to a high one; the empty interval has them the other way round.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>No number.</summary>
    public static Interval Empty { get; } = new(double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Whether there is no number in it.</summary>
    public bool IsEmpty => !(Low <= High);

    /// <summary>The interval that the finite ones of these numbers reach over.</summary>
    public static Interval Of(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            if (double.IsFinite(value))
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return new(low, high);
    }

    /// <summary>The least interval with all of both.</summary>
    public static Interval operator |(Interval left, Interval right) =>
        left.IsEmpty ? right : right.IsEmpty ? left : new(Math.Min(left.Low, right.Low), Math.Max(left.High, right.High));

    /// <summary>Whether a number is in it.</summary>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>How far a number is from the low end to the high one, as a fraction. Ends may be as far apart as numbers are.</summary>
    internal double Fraction(double value) => ((value / 2) - (Low / 2)) / ((High / 2) - (Low / 2));

    /// <summary>The number at a fraction of the way.</summary>
    public double At(double fraction) => fraction < 0.5 ? Low + Part(fraction) : High - Part(1 - fraction);

    /// <summary>With room on both sides: a fraction of its width, or 1 where it has none.</summary>
    public Interval Widened(double fraction) => High > Low ? Padded(fraction, fraction) : new(Low - 1, High + 1);

    /// <summary>Wider by fractions of its width, as far as numbers go.</summary>
    internal Interval Padded(double below, double above) => new(
        Math.Max(double.MinValue, At(-below)),
        Math.Min(double.MaxValue, At(1 + above)));

    private double Part(double fraction) => 2 * (((High / 2) - (Low / 2)) * fraction);
}
