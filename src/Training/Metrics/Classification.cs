using System.Numerics;
using Functional.Nn.Ops;
using Functional.Nn.Plots;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What is found of examples that have one class each: what all metrics of classes are made of. It adds up: that of the whole is the sum of those of its
/// parts, exactly for what counts, within rounding for what sums probabilities.</summary>
/// <param name="Confusion">Actual against predicted classes; accuracy, precision, recall, F1, kappa and the like are its properties.</param>
/// <param name="Ranks">How many examples have their class at each position of their outputs by size, of equal ones the first first.</param>
/// <param name="Rankings">How the score of each class, its probability where there is one, orders the examples of that class and all others.</param>
/// <param name="Probabilities">How good the probabilities of the classes are; none where the loss makes none of outputs.</param>
public sealed record Classification(ConfusionMatrix Confusion, ValueList<int> Ranks, ValueList<Ranking> Rankings, Option<ProbabilityScore> Probabilities)
    : IAdditionOperators<Classification, Classification, Classification>
{
    private const int MostCurves = 8;

    /// <summary>The area under the ROC curve: with two classes that of class 1, with more the mean over those of each class against the rest, where they
    /// are defined. None where there is no class beside others.</summary>
    public Option<double> Auc => Overall(ranking => ranking.Auc);

    /// <summary>The average precision, of classes as for <see cref="Auc"/>.</summary>
    public Option<double> AveragePrecision => Overall(ranking => ranking.AveragePrecision);

    /// <summary>The ROC curves: with two classes that of class 1, with more one for each class against the rest.</summary>
    /// <param name="name">The name of each class.</param>
    public Plot RocPlot(Func<int, string> name) => Plots.Plot.Of("ROC",
    [
        new Line("chance", [0, 1], [0, 1]),
        .. Rankings.Select((ranking, i) => (ranking, i)).Skip(Rankings.Count == 2 ? 1 : 0).Take(MostCurves).Select(of => new Line(
            $"{name(of.i)}: AUC {new Numerals(3).Of(of.ranking.Auc)}",
            [.. of.ranking.Curve.Select(point => point.Counts.FalsePositiveRate.IfNone(double.NaN))],
            [.. of.ranking.Curve.Select(point => point.Counts.Recall.IfNone(double.NaN))])),
    ]).LabelX("false positive rate").LabelY("true positive rate").CoverX(0, 1).CoverY(0, 1).Square();

    /// <summary>The fraction of examples whose class has one of the <paramref name="k"/> largest outputs, 0 to 1; of equal ones the first is taken for larger, as by
    /// <see cref="Decisions"/>, where scikit-learn takes the last. 1 is the accuracy. None of no examples.</summary>
    public Option<double> TopKAccuracy(int k) => Ratio.Of(Ranks.Take(k).Sum(), Ranks.Sum());

    /// <summary>What is found of examples.</summary>
    /// <param name="loss">What says how outputs are read.</param>
    /// <param name="outputs">The outputs of the model, <c>[..., k]</c>: one for each class, or one for two.</param>
    /// <param name="predictions">The same after the loss's activation.</param>
    /// <param name="actual">The class of each row, one of those k or two.</param>
    public static Classification Of<T>(Loss loss, Tensor<T> outputs, Tensor<T> predictions, ReadOnlySpan<int> actual) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (width, decided) = (Decisions.Width(outputs), Decisions.Of(loss, outputs));
        var isSingle = Decisions.IsSingle(loss, width);
        var classes = isSingle ? 2 : width;
        var scores = isSingle ? BothClasses(loss, predictions) : predictions.To<double>().Span.ToArray();
        var (given, ranks) = (actual.ToArray(), new int[classes]);
        for (var row = 0; row < given.Length; row++)
            ranks[isSingle ? Math.Abs(decided[row] - given[row]) : Rank(outputs.Span.Slice(row * width, width), given[row])]++;
        return new(
            ConfusionMatrix.Of(classes, given.Zip(decided)),
            ValueList.Of<int>(ranks),
            [.. Enumerable.Range(0, classes).Select(c => Ranking.Of(given.Select((a, row) => (scores[(row * classes) + c], a == c))))],
            loss.Distribution is Distribution.None ? Option<ProbabilityScore>.None : ProbabilityScore.Of(classes, scores, actual, decided.AsSpan()));
    }

    /// <summary>What is found of both.</summary>
    public static Classification operator +(Classification left, Classification right) => new(
        left.Confusion + right.Confusion,
        [.. left.Ranks.Zip(right.Ranks, (l, r) => l + r)],
        [.. left.Rankings.Zip(right.Rankings, (l, r) => l + r)],
        from l in left.Probabilities from r in right.Probabilities select l + r);

    private Option<double> Overall(Func<Ranking, Option<double>> metric) => Rankings.Count == 2 ? metric(Rankings[1]) : Ratio.Mean(Rankings.Select(metric));

    /// <summary>The scores of class 0 and 1 that one output is.</summary>
    private static double[] BothClasses<T>(Loss loss, Tensor<T> predictions) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. predictions.To<double>().Span.ToArray().SelectMany(p => new[] { loss.Distribution is Distribution.None ? -p : 1 - p, p })];

    private static int Rank<T>(ReadOnlySpan<T> row, int actual) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rank = 0;
        for (var c = 0; c < row.Length; c++)
            if (row[c] > row[actual] || (row[c] == row[actual] && c < actual))
                rank++;
        return rank;
    }
}
