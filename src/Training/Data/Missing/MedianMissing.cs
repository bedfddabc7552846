using LanguageExt;
using MathNet.Numerics.Statistics;

namespace Functional.Nn.Training;

/// <summary>Missing cells become the median of their column; of an even number, the mean of the two in the middle.</summary>
/// <param name="Indicator">Whether one more column tells by 1 which cells were missing.</param>
public sealed record MedianMissing(bool Indicator = false) : Missing
{
    internal override bool Indicates => Indicator;

    internal override Option<double> Fill(double[] known) => Spread.Statistic(known, ArrayStatistics.MedianInplace);
}
