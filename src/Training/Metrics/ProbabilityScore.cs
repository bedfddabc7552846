using System.Numerics;
using System.Numerics.Tensors;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>How good probabilities of classes are: sums over examples, so that scores of parts add up.</summary>
/// <param name="Count">The number of examples.</param>
/// <param name="LogSum">The sum of -log p of their classes.</param>
/// <param name="SquareSum">The sum of their squared differences from 1 for the class and 0 for all others, half of that for two classes.</param>
/// <param name="Calibration">Whether the probabilities come true.</param>
public sealed record ProbabilityScore(int Count, double LogSum, double SquareSum, Calibration Calibration) : IAdditionOperators<ProbabilityScore, ProbabilityScore, ProbabilityScore>
{
    /// <summary>The least probability whose logarithm is taken, as scikit-learn has it for double precision.</summary>
    private const double Least = 2.220446049250313e-16;

    /// <summary>The mean of -log p of the class of each example, 0 or more, in nats, with probabilities of at least 2.2e-16; none of no examples.</summary>
    public Option<double> LogLoss => Ratio.Of(LogSum, Count);

    /// <summary>The mean squared difference from the truth (Brier, 1950): of two classes that of the probability of one of them, 0 to 1; of several their sum, 0 to 2, as scikit-learn
    /// has it. None of no examples.</summary>
    public Option<double> BrierScore => Ratio.Of(SquareSum, Count);

    /// <summary>The score of probabilities.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <param name="probabilities">One for each class, example by example; those of an example are divided by their sum, as one-versus-rest classifiers do.</param>
    /// <param name="actual">The class of each example.</param>
    /// <param name="decided">The class that was decided for.</param>
    internal static ProbabilityScore Of(int classes, ReadOnlySpan<double> probabilities, ReadOnlySpan<int> actual, ReadOnlySpan<int> decided)
    {
        var (logs, squares, decisions) = (0.0, 0.0, new (double, bool)[actual.Length]);
        for (var row = 0; row < actual.Length; row++)
        {
            var given = probabilities.Slice(row * classes, classes);
            var (total, square) = (TensorPrimitives.Sum(given), 0.0);
            for (var c = 0; c < classes; c++)
                square += Math.Pow(Part(given[c], total) - (c == actual[row] ? 1 : 0), 2);
            logs -= Math.Log(Math.Max(Least, Part(given[actual[row]], total)));
            squares += classes == 2 ? square / 2 : square;
            decisions[row] = (Part(given[decided[row]], total), decided[row] == actual[row]);
        }

        return new(actual.Length, logs, squares, Calibration.Of(decisions));

        double Part(double p, double total) => total > 0 ? p / total : 1.0 / classes;
    }

    /// <summary>The score of both.</summary>
    public static ProbabilityScore operator +(ProbabilityScore left, ProbabilityScore right) =>
        new(left.Count + right.Count, left.LogSum + right.LogSum, left.SquareSum + right.SquareSum, left.Calibration + right.Calibration);
}
