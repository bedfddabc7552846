using MathNet.Numerics.Statistics;

namespace Functional.Nn.Training;

/// <summary>
/// Shift and factor of one feature. Numbers are first brought to [-1, 1] around the middle of their range, so that neither
/// a large offset (1e9 + small) nor an extreme magnitude costs digits. What is given is overwritten.
/// </summary>
internal static class Spread
{
    /// <summary>What numbers are divided by whose range is larger than the largest number, without a loss.</summary>
    private const double Quarter = 4;

    public static (double Shift, double Factor) Standard(double[] feature)
    {
        var (middle, half) = Range(feature);
        if (!(half > 0))
            return (middle, 1);

        foreach (ref var x in feature.AsSpan())
            x = (x - middle) / half;
        return (middle + (half * ArrayStatistics.Mean(feature)), Factor(half * Math.Sqrt(ArrayStatistics.PopulationVariance(feature))));
    }

    public static (double Shift, double Factor) MinMax(double[] feature) =>
        Range(feature) is (_, > 0 and var half) ? (ArrayStatistics.Minimum(feature), Factor(half) / 2) : (Range(feature).Middle, 1);

    /// <summary>Median and interquartile range, by quantiles of type 7.</summary>
    public static (double Shift, double Factor) Robust(double[] feature)
    {
        var (middle, half) = Range(feature);
        if (!(half > 0))
            return (middle, 1);

        var unit = double.IsFinite(2 * half) ? 1 : Quarter;
        foreach (ref var x in feature.AsSpan())
            x /= unit;
        return (unit * Quantile(feature, 0.5), Factor(Quantile(feature, 0.75) - Quantile(feature, 0.25)) / unit);
    }

    /// <summary>A statistic between the smallest and the largest number, which does not overflow on the way; none of no numbers.</summary>
    public static LanguageExt.Option<double> Statistic(double[] numbers, Func<double[], double> of)
    {
        if (numbers.Length == 0)
            return LanguageExt.Option<double>.None;

        var unit = Array.Exists(numbers, x => Math.Abs(x) > double.MaxValue / Quarter) ? Quarter : 1;
        return unit * of(Array.ConvertAll(numbers, x => x / unit));
    }

    private static double Quantile(double[] numbers, double below) => ArrayStatistics.QuantileCustomInplace(numbers, below, QuantileDefinition.R7);

    /// <summary>The middle and half the length of the range; a constant feature is its middle, and no feature is 0.</summary>
    private static (double Middle, double Half) Range(double[] feature)
    {
        if (feature.Length == 0)
            return (0, 0);

        var (low, high) = (ArrayStatistics.Minimum(feature), ArrayStatistics.Maximum(feature));
        return low.Equals(high) ? (low, 0) : (low / 2 + high / 2, high / 2 - low / 2);
    }

    /// <summary>A spread too small to divide by counts as none.</summary>
    private static double Factor(double spread) => 1 / spread is var factor && double.IsFinite(factor) ? factor : 1;
}
