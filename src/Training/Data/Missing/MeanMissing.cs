using LanguageExt;
using MathNet.Numerics.Statistics;

namespace Functional.Nn.Training;

/// <summary>Missing cells become the mean of their column.</summary>
/// <param name="Indicator">Whether one more column tells by 1 which cells were missing.</param>
public sealed record MeanMissing(bool Indicator = false) : Missing
{
    internal override bool Indicates => Indicator;

    internal override Option<double> Fill(double[] known) => Spread.Statistic(known, ArrayStatistics.Mean);
}
