namespace Functional.Nn.Plots;

/// <summary>How far something reaches.</summary>
/// <param name="X">Its measures along the horizontal axis.</param>
/// <param name="Y">Its measures along the vertical axis.</param>
internal readonly record struct Extent(Interval X, Interval Y)
{
    /// <summary>Nowhere.</summary>
    public static Extent Empty { get; } = new(Interval.Empty, Interval.Empty);

    /// <summary>As far as points that have a place on both scales.</summary>
    public static Extent Of(Scale x, Scale y, IEnumerable<(double X, double Y)> points)
    {
        var (left, right, low, high) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var point in points)
            if ((x.Measure(point.X), y.Measure(point.Y)) is var (across, up) && !double.IsNaN(across) && !double.IsNaN(up))
                (left, right, low, high) = (Math.Min(left, across), Math.Max(right, across), Math.Min(low, up), Math.Max(high, up));
        return new(new(left, right), new(low, high));
    }

    /// <summary>As far as both.</summary>
    public static Extent operator |(Extent left, Extent right) => new(left.X | right.X, left.Y | right.Y);
}
