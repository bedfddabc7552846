using Functional.Nn.Ops;
using Functional.Nn.Training;
using LanguageExt;
using Xunit;

namespace Functional.Nn.Properties;

/// <summary>The examples of scikit-learn's user guide, "Metrics and scoring: quantifying the quality of predictions", and of its reference, with the values printed there; and where it has
/// none, fractions found by definition.</summary>
public sealed class ScikitLearnTests
{
    private static readonly Ranking Guide = Ranking.Of((0.1, false), (0.4, false), (0.35, true), (0.8, true));

    [Fact]
    public void Roc_curve_and_its_area()
    {
        Assert.Equal([0, 0, 0.5, 0.5, 1], Guide.Curve.Select(point => Known(point.Counts.FalsePositiveRate)));
        Assert.Equal([0, 0.5, 0.5, 1, 1], Guide.Curve.Select(point => Known(point.Counts.Recall)));
        Assert.Equal([double.PositiveInfinity, 0.8, 0.4, 0.35, 0.1], Guide.Curve.Select(point => point.Threshold));
        Assert.Equal(0.75, Known(Guide.Auc));
    }

    [Fact]
    public void Precision_recall_curve_and_average_precision()
    {
        Assert.Equal([Option<double>.None, 1.0, 0.5, 2.0 / 3, 0.5], Guide.Curve.Select(point => point.Counts.Precision));
        Close(0.83, Guide.AveragePrecision);
    }

    [Fact]
    public void Precision_recall_and_f1_of_two_classes()
    {
        var each = Matrix([0, 1, 0, 1], [0, 1, 0, 0]).OneVersusRest.Each;
        Assert.Equal([2.0 / 3, 1], each.Select(of => Known(of.Precision)));
        Assert.Equal([1, 0.5], each.Select(of => Known(of.Recall)));
        Close(0.66, each[1].F1);
        Assert.Equal([2L, 2], each.Select(of => of.Support));
    }

    [Fact]
    public void Means_over_classes()
    {
        var counts = Matrix([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1]).OneVersusRest;
        Close(0.22, counts.Macro.Precision);
        Close(0.33, counts.Micro.Recall);
        Close(0.26, counts.Weighted.F1);
    }

    [Fact]
    public void Classification_report()
    {
        var matrix = Matrix([0, 1, 2, 2, 0], [0, 0, 2, 1, 0]);
        var (macro, weighted) = (matrix.OneVersusRest.Macro, matrix.OneVersusRest.Weighted);
        Assert.Equal(["0.67 1.00 0.80", "0.00 0.00 0.00", "1.00 0.50 0.67"], matrix.OneVersusRest.Each.Select(of => Row(of.Precision, of.Recall, of.F1)));
        Assert.Equal(("0.56 0.50 0.49", "0.67 0.60 0.59", 0.6), (Row(macro.Precision, macro.Recall, macro.F1), Row(weighted.Precision, weighted.Recall, weighted.F1), Known(matrix.Accuracy)));
    }

    [Fact]
    public void Confusion_matrix_and_cohen_kappa()
    {
        var matrix = Matrix([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]);
        Assert.Equal([2, 0, 0, 0, 0, 1, 1, 0, 2], matrix.Counts);
        Assert.Equal(0.4285714285714286, Known(matrix.CohenKappa), 1e-15);
        Assert.Equal(new BinaryCounts(3, 1, 2, 2), Matrix([0, 0, 0, 1, 1, 1, 1, 1], [0, 1, 0, 1, 0, 1, 0, 1]).OneVersusRest.Each[1]);
    }

    [Fact]
    public void Matthews_correlation_and_balanced_accuracy()
    {
        Close(-0.33, Matrix([1, 1, 1, 0], [1, 0, 1, 1]).MatthewsCorrelation);
        Assert.Equal(0.625, Known(Matrix([0, 1, 0, 0, 1, 0], [0, 1, 0, 0, 0, 1]).BalancedAccuracy));
    }

    [Fact]
    public void Top_k_accuracy() => Assert.Equal(0.75, Known(Found(Losses.MultiMargin(), [0, 1, 2, 2], [[0.5, 0.2, 0.2], [0.3, 0.4, 0.2], [0.2, 0.4, 0.3], [0.7, 0.2, 0.1]]).TopKAccuracy(2)));

    [Fact]
    public void Log_loss() => Close(0.1738, Score([0, 0, 1, 1], [[.9, .1], [.8, .2], [.3, .7], [.01, .99]]).LogLoss);

    [Fact]
    public void Brier_score_of_the_probability_of_class_1()
    {
        var found = Found(Losses.ProbabilityBinaryCrossEntropy, [0, 1, 1, 0], [[0.1], [0.9], [0.8], [0.4]]);
        Assert.Equal(0.055, found.Probabilities.Bind(score => score.BrierScore).IfNone(0), 1e-12);
        Assert.Equal(1, Known(found.Confusion.Accuracy));
    }

    [Fact]
    public void Several_labels()
    {
        var (ones, zeros) = (Labels([[0, 1], [1, 1]], [[1, 1], [1, 1]]), Labels([[0, 1], [1, 1]], [[0, 0], [0, 0]]));
        Assert.Equal((0.5, 0.75), (Known(ones.SubsetAccuracy), Known(zeros.HammingLoss)));
        var each = Labels([[0, 0, 1], [0, 1, 0], [1, 1, 0]], [[0, 1, 0], [0, 0, 1], [1, 1, 0]]).Labels.Each;
        Assert.Equal([1, 0.5, 0], each.Select(of => Known(of.Recall)));
        Assert.Equal([0, 1, 0.5], each.Select(of => Known(of.FalsePositiveRate)));
    }

    [Fact]
    public void Regression_of_one_number()
    {
        var found = Deviation.Of([2.5, 0.0, 2, 8], [3, -0.5, 2, 7]);
        Close(0.948, found.R2);
        Close(0.957, found.ExplainedVariance);
        Assert.Equal((0.5, 0.375), (Known(found.MeanAbsoluteError), Known(found.MeanSquaredError)));
    }

    [Fact]
    public void Regression_of_two_numbers()
    {
        var found = Regression.Of(Tensor.Of<double>([3, 2], 0, 2, -1, 2, 8, -5), Tensor.Of<double>([3, 2], 0.5, 1, -1, 1, 7, -6));
        Close(0.936, found.R2);
        Close(0.965, found.Outputs[0].R2);
        Close(0.908, found.Outputs[1].R2);
        Close(0.7083, found.MeanSquaredError);
        Assert.Equal((0.75, 1), (Known(found.MeanAbsoluteError), Known(found.Outputs[1].ExplainedVariance)));
        Close(0.967, found.Outputs[0].ExplainedVariance);
    }

    /// <summary>The areas 15/16, 3/4, 13/16; average precisions 5/6, 7/10, 3/4.</summary>
    [Fact]
    public void Three_classes_by_definition()
    {
        int[] actual = [0, 1, 2, 2, 1, 0];
        double[][] rows = [[.6, .3, .1], [.2, .5, .3], [.1, .2, .7], [.4, .3, .3], [.3, .3, .4], [.4, .4, .2]];
        var found = Found(Losses.SoftmaxCrossEntropy, actual, rows);
        Assert.Equal([15.0 / 16, 3.0 / 4, 13.0 / 16], found.Rankings.Select(ranking => Known(ranking.Auc)));
        Assert.Equal(5.0 / 6, Known(found.Auc), 1e-12);
        Assert.Equal(137.0 / 180, Known(found.AveragePrecision), 1e-12);
        Assert.Equal(0.47, Known(Score(actual, rows).BrierScore), 1e-12);
        Assert.Equal(0.8141473481317826, Known(Score(actual, rows).LogLoss), 1e-12);
    }

    /// <summary>(0.1 + 0.85 + 0.38 + 0.13) / 6.</summary>
    [Fact]
    public void Calibration_error_by_definition() =>
        Assert.Equal(1.46 / 6, Known(Calibration.Of((0.95, true), (0.95, true), (0.85, false), (0.62, true), (0.55, false), (0.58, true)).ExpectedError), 1e-12);

    private static ConfusionMatrix Matrix(int[] actual, int[] predicted) => ConfusionMatrix.Of(actual.Concat(predicted).Max() + 1, actual.Zip(predicted));

    private static Classification Found(Loss loss, int[] actual, double[][] rows)
    {
        var outputs = Tensor.Of<double>([rows.Length, rows[0].Length], [.. rows.SelectMany(row => row)]);
        return Classification.Of(loss, outputs, outputs, actual);
    }

    private static ProbabilityScore Score(int[] actual, double[][] rows) =>
        Found(Losses.SoftmaxCrossEntropy, actual, rows).Probabilities.Match(Some: score => score, None: () => throw new InvalidOperationException());

    private static MultiLabel Labels(double[][] actual, double[][] predicted)
    {
        Tensor<double> All(double[][] rows) => Tensor.Of<double>([rows.Length, rows[0].Length], [.. rows.SelectMany(row => row)]);
        return MultiLabel.Of(Losses.ProbabilityBinaryCrossEntropy, All(predicted), All(actual));
    }

    private static string Row(params Option<double>[] metrics) => string.Join(' ', metrics.Select(metric => metric.IfNone(0).ToString("0.00")));

    /// <summary>The digits that are printed are not rounded: they are the first.</summary>
    private static void Close(double printed, Option<double> found)
    {
        var digits = Math.Pow(10, $"{Math.Abs(printed)}".Length - 2);
        Assert.Equal(printed, Math.Truncate(Math.Round(Known(found) * digits, 9)) / digits, 1e-12);
    }

    private static double Known(Option<double> value) => value.IfNone(double.NaN);
}
