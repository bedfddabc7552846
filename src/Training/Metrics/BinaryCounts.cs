using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>How often something was found where it is and where it is not: the four counts of a yes or no. They add up.</summary>
/// <param name="TruePositives">Found, and there.</param>
/// <param name="FalsePositives">Found, and not there.</param>
/// <param name="FalseNegatives">Not found, and there.</param>
/// <param name="TrueNegatives">Not found, and not there.</param>
public readonly record struct BinaryCounts(long TruePositives, long FalsePositives, long FalseNegatives, long TrueNegatives) : IAdditionOperators<BinaryCounts, BinaryCounts, BinaryCounts>
{
    /// <summary>How often it is there.</summary>
    public long Support => TruePositives + FalseNegatives;

    /// <summary>How often it was found.</summary>
    public long Predicted => TruePositives + FalsePositives;

    /// <summary>TP / (TP + FP), 0 to 1: how much of what was found is there; none where nothing was found.</summary>
    public Option<double> Precision => Ratio.Of(TruePositives, Predicted);

    /// <summary>TP / (TP + FN), 0 to 1: how much of what is there was found, the true positive rate; none where it never is there.</summary>
    public Option<double> Recall => Ratio.Of(TruePositives, Support);

    /// <summary>2 TP / (2 TP + FP + FN), 0 to 1: the harmonic mean of precision and recall; none where it was never found and never is there.</summary>
    public Option<double> F1 => Ratio.Of(2 * TruePositives, Support + Predicted);

    /// <summary>FP / (FP + TN), 0 to 1: how much of what is not there was found; none where it always is there.</summary>
    public Option<double> FalsePositiveRate => Ratio.Of(FalsePositives, FalsePositives + TrueNegatives);

    /// <summary>The counts of one decision.</summary>
    internal static BinaryCounts Of(bool actual, bool found) => new(actual && found ? 1 : 0, !actual && found ? 1 : 0, actual && !found ? 1 : 0, !actual && !found ? 1 : 0);

    /// <summary>The counts of both.</summary>
    public static BinaryCounts operator +(BinaryCounts left, BinaryCounts right) => new(
        left.TruePositives + right.TruePositives,
        left.FalsePositives + right.FalsePositives,
        left.FalseNegatives + right.FalseNegatives,
        left.TrueNegatives + right.TrueNegatives);
}
