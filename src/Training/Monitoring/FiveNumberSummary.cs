using LanguageExt;
using MathNet.Numerics.Statistics;

namespace Functional.Nn.Training;

/// <summary>Many numbers in a few: moments and quartiles (MathNet's, of which the median of an even number is in the middle of two).</summary>
/// <param name="Count">How many numbers.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">The root of their mean squared distance from it.</param>
/// <param name="Minimum">The least.</param>
/// <param name="LowerQuartile">What a quarter is below.</param>
/// <param name="Median">What half is below.</param>
/// <param name="UpperQuartile">What three quarters are below.</param>
/// <param name="Maximum">The largest.</param>
public sealed record FiveNumberSummary(int Count, double Mean, double Deviation, double Minimum, double LowerQuartile, double Median, double UpperQuartile, double Maximum)
{
    /// <summary>The headings of <see cref="Cells"/>.</summary>
    internal static ValueList<string> Headings { get; } = ["mean", "deviation", "min", "quartile", "median", "quartile", "max"];

    /// <summary>The numbers as text.</summary>
    internal IEnumerable<string> Cells(Numerals numerals) => new[] { Mean, Deviation, Minimum, LowerQuartile, Median, UpperQuartile, Maximum }.Select(numerals.Of);

    /// <summary>The distribution of the elements of a tensor; of none, all is NaN.</summary>
    public static FiveNumberSummary Of(Tensor tensor)
    {
        var numbers = tensor.To<double>().Span.ToArray();
        var (mean, deviation) = (ArrayStatistics.Mean(numbers), Math.Sqrt(ArrayStatistics.PopulationVariance(numbers)));
        var five = ArrayStatistics.FiveNumberSummaryInplace(numbers);
        return new(numbers.Length, mean, deviation, five[0], five[1], five[2], five[3], five[4]);
    }
}
