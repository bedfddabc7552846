namespace Functional.Nn.Checking;

/// <summary>What differences say of one derivative.</summary>
internal static class Differences
{
    private const double Coarse = 1.0 / (1 << 4);
    private const double Fine = 1.0 / (1 << 10);
    private const double Finer = 1.0 / (1 << 16);
    private const double Beside = 1.0 / (1 << 6);
    private const double Near = 1.0 / (1 << 10);
    private const double Nearer = 1.0 / (1 << 18);

    public static Discrepancy Judge(double analytic, Line line, GradientOptions options) => options.Smoothness switch
    {
        Smoothness.Smooth => Central(analytic, line, options),
        Smoothness.Piecewise when Central(analytic, line, options) is var found =>
            found.Verdict is Verdict.Agrees ? found
            : Sides(analytic, line, options, Near) is { Verdict: Verdict.Between } near ? near
            : Sides(analytic, line, options, Nearer) is { Verdict: Verdict.Between } nearer ? nearer
            : found,
        Smoothness.Kink => Sides(analytic, line, options, Beside),
        _ => Judged(line, analytic, Estimate.Unknown, options),
    };

    /// <summary>The difference with the first start that agrees, else the most certain one: a kink or the edge of a domain near
    /// the point spoils coarse steps only.</summary>
    private static Discrepancy Central(double analytic, Line line, GradientOptions options)
    {
        var coarse = From(Coarse);
        return coarse.Verdict is Verdict.Agrees ? coarse
            : From(Fine) is var fine && fine.Verdict is Verdict.Agrees ? fine
            : From(Finer) is var finer && finer.Verdict is Verdict.Agrees ? finer
            : new[] { coarse, fine, finer }.MinBy(d => d.Uncertainty / Discrepancy.Scale(d.Analytic, d.Numeric))!;

        Discrepancy From(double start) => Judged(line, analytic, Extrapolation.Central(line, start), options);
    }

    private static Discrepancy Sides(double analytic, Line line, GradientOptions options, double start)
    {
        var (left, right) = (Extrapolation.OneSided(line, -start), Extrapolation.OneSided(line, start));
        var (low, high) = left.Value < right.Value ? (left, right) : (right, left);
        var nearest = Math.Abs(analytic - low.Value) < Math.Abs(analytic - high.Value) ? low : high;
        var between = analytic >= low.Value && analytic <= high.Value ? nearest with { Value = analytic } : nearest;
        var found = Judged(line, analytic, between, options, Math.Max(Math.Abs(low.Value), Math.Abs(high.Value)));
        return found.Verdict is Verdict.Agrees ? found with { Verdict = Verdict.Between } : found;
    }

    // A difference decides only where its own error is within ten times the tolerance; it is NaN where the function is, as beyond the edge
    // of a domain, where the slope may be infinite.
    private static Discrepancy Judged(Line line, double analytic, Estimate difference, GradientOptions options, double scale = 0)
    {
        var (gap, error, passes) = (Math.Abs(analytic - difference.Value), difference.Error, options.Tolerance * Math.Max(scale, Discrepancy.Scale(analytic, difference.Value)));
        return new(line.Position, analytic, difference.Value, error,
            !double.IsFinite(analytic) && double.IsNaN(difference.Value) ? Verdict.Undecided
            : !double.IsFinite(analytic) ? Verdict.Differs
            : gap == 0 || (gap <= passes + error && error <= 10 * passes) ? Verdict.Agrees
            : gap > passes + (4 * error) ? Verdict.Differs
            : Verdict.Undecided);
    }
}
