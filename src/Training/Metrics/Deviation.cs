using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>How far predictions of a number are from the truth. It adds up, within rounding.</summary>
/// <param name="Targets">The moments of the truth.</param>
/// <param name="Errors">The moments of predictions less truth, whose mean is the bias.</param>
/// <param name="AbsoluteSum">The sum of the sizes of the errors.</param>
public readonly record struct Deviation(Moments Targets, Moments Errors, double AbsoluteSum) : IAdditionOperators<Deviation, Deviation, Deviation>
{
    /// <summary>The mean of squared errors, 0 or more, in the square of the targets' unit; none of no examples.</summary>
    public Option<double> MeanSquaredError => Ratio.Of(Errors.SquareSumAroundZero, Errors.Count);

    /// <summary>The root of the mean squared error, in the unit of the targets; none of no examples.</summary>
    public Option<double> RootMeanSquaredError => MeanSquaredError.Map(Math.Sqrt);

    /// <summary>The mean of the sizes of the errors, 0 or more, in the unit of the targets; none of no examples.</summary>
    public Option<double> MeanAbsoluteError => Ratio.Of(AbsoluteSum, Errors.Count);

    /// <summary>The part of the targets' variance that the predictions explain, 1 - Σ errors² / Σ (target - mean)²: 1 is all, 0 what their mean does, below that worse; none
    /// where targets do not vary, where scikit-learn answers 1 or 0.</summary>
    public Option<double> R2 => Unexplained(Errors.SquareSumAroundZero);

    /// <summary>The same of errors less their mean, 1 - Var(errors) / Var(targets): what R² would be without the bias; none where targets do not vary.</summary>
    public Option<double> ExplainedVariance => Unexplained(Errors.SquareSum);

    /// <summary>The deviation of predictions from targets, in pairs.</summary>
    public static Deviation Of(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets)
    {
        if (predictions.Length != targets.Length)
            throw new ShapeException(new ShapeError("deviation") { Expected = $"{targets.Length} predictions, as there are targets", Found = $"{predictions.Length}" });
        var (errors, sum) = (new double[targets.Length], 0.0);
        for (var i = 0; i < errors.Length; i++)
        {
            errors[i] = predictions[i] - targets[i];
            sum += Math.Abs(errors[i]);
        }

        return new(Moments.Of(targets), Moments.Of(errors), sum);
    }

    /// <summary>The deviation of both.</summary>
    public static Deviation operator +(Deviation left, Deviation right) => new(left.Targets + right.Targets, left.Errors + right.Errors, left.AbsoluteSum + right.AbsoluteSum);

    private Option<double> Unexplained(double squares) => Ratio.Of(squares, Targets.SquareSum).Map(ratio => 1 - ratio);
}
