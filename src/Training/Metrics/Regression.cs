using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What is found of examples whose targets are numbers. It adds up, within rounding. Metrics of several outputs are the means of those of each.</summary>
/// <param name="Outputs">The deviation of each output.</param>
public sealed record Regression(ValueList<Deviation> Outputs) : IAdditionOperators<Regression, Regression, Regression>
{
    /// <summary>The mean of <see cref="Deviation.MeanSquaredError"/>.</summary>
    public Option<double> MeanSquaredError => Ratio.Mean(Outputs.Select(output => output.MeanSquaredError));

    /// <summary>The root of <see cref="MeanSquaredError"/>.</summary>
    public Option<double> RootMeanSquaredError => MeanSquaredError.Map(Math.Sqrt);

    /// <summary>The mean of <see cref="Deviation.MeanAbsoluteError"/>.</summary>
    public Option<double> MeanAbsoluteError => Ratio.Mean(Outputs.Select(output => output.MeanAbsoluteError));

    /// <summary>The mean of <see cref="Deviation.R2"/> over outputs whose targets vary.</summary>
    public Option<double> R2 => Ratio.Mean(Outputs.Select(output => output.R2));

    /// <summary>The mean of <see cref="Deviation.ExplainedVariance"/> over outputs whose targets vary.</summary>
    public Option<double> ExplainedVariance => Ratio.Mean(Outputs.Select(output => output.ExplainedVariance));

    /// <summary>The regression of predictions and targets of one shape, <c>[n, ...]</c>.</summary>
    public static Regression Of(Tensor predictions, Tensor targets)
    {
        if (predictions.Shape != targets.Shape || targets.Shape.Rank == 0)
            throw new ShapeException(new ShapeError("regression") { Expected = $"predictions {targets.Shape}, as targets are, [n, ...]", Found = $"{predictions.Shape}" });
        var (found, given, width) = (predictions.To<double>(), targets.To<double>(), targets.Shape[1..].Size);
        return new([.. Enumerable.Range(0, width).Select(column => Deviation.Of(Column(found, column, width), Column(given, column, width)))]);
    }

    /// <summary>What is found of both.</summary>
    public static Regression operator +(Regression left, Regression right) => new([.. left.Outputs.Zip(right.Outputs, (l, r) => l + r)]);

    private static double[] Column(Tensor<double> rows, int column, int width)
    {
        var numbers = new double[rows.Shape[0].Extent];
        for (var row = 0; row < numbers.Length; row++)
            numbers[row] = rows.Span[(row * width) + column];
        return numbers;
    }
}
