using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Decisions of about one confidence.</summary>
/// <param name="Count">How many.</param>
/// <param name="ConfidenceSum">The sum of the probabilities that they were given.</param>
/// <param name="Correct">How many were right.</param>
public readonly record struct CalibrationBin(int Count, double ConfidenceSum, int Correct) : IAdditionOperators<CalibrationBin, CalibrationBin, CalibrationBin>
{
    /// <summary>The mean of the probabilities that they were given; none of none.</summary>
    public Option<double> Confidence => Ratio.Of(ConfidenceSum, Count);

    /// <summary>The fraction that was right; none of none.</summary>
    public Option<double> Accuracy => Ratio.Of(Correct, Count);

    /// <summary>The decisions of both.</summary>
    public static CalibrationBin operator +(CalibrationBin left, CalibrationBin right) =>
        new(left.Count + right.Count, left.ConfidenceSum + right.ConfidenceSum, left.Correct + right.Correct);
}
