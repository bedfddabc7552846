using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What an evaluation finds. It adds up: what is found of the whole is the sum of what is found of its parts, in whatever batches and order, exactly for what
/// counts and within rounding for sums of reals.</summary>
/// <param name="Score">Loss and accuracy.</param>
/// <param name="Classification">The metrics of classes, where targets are classes that have names.</param>
/// <param name="MultiLabel">The metrics of labels, where targets are numbers that say of each output whether it applies.</param>
/// <param name="Regression">The metrics of other numbers, one for each output.</param>
public sealed record Evaluated(Score Score, Option<Classification> Classification, Option<MultiLabel> MultiLabel, Option<Regression> Regression)
    : IAdditionOperators<Evaluated, Evaluated, Evaluated>
{
    /// <summary>What is found of nothing.</summary>
    public static Evaluated Zero { get; } = new(Score.Zero, Option<Classification>.None, Option<MultiLabel>.None, Option<Regression>.None);

    /// <summary>Actual against predicted classes; none where targets are numbers.</summary>
    public Option<ConfusionMatrix> Confusion => Classification.Map(found => found.Confusion);

    /// <summary>The metrics of all examples, by their names; none where one is not defined.</summary>
    /// <param name="topK">How many of the largest outputs may be right, where that is asked for.</param>
    public ValueList<(string Name, Option<double> Value)> Metrics(Option<int> topK = default) =>
    [
        ("loss", Score.Loss),
        .. Classification.ToSeq().SelectMany(found => OfClasses(found, topK)),
        .. MultiLabel.ToSeq().SelectMany(OfLabels),
        .. Regression.ToSeq().SelectMany(OfNumbers),
    ];

    /// <summary>Whether probabilities of classes come true; none where there are none.</summary>
    public Option<Calibration> Calibration => Classification.Bind(found => found.Probabilities).Map(score => score.Calibration);

    /// <summary>The most telling metrics of some sets of examples, a row for each.</summary>
    /// <param name="sets">Sets of one kind, with their names.</param>
    public static Table Table(ValueList<(string Name, Evaluated Evaluated)> sets) => new(
        ["examples", .. sets.Take(1).SelectMany(set => set.Evaluated.Columns).Select(column => column.Name)],
        [.. sets.Select(set => ValueList.Of<string>([set.Name, .. set.Evaluated.Columns.Select(column => column.Value)]))]);

    private IEnumerable<(string Name, string Value)> Columns =>
    [
        ("number", $"{Score.Count}"),
        ("loss", Numerals.Readable.Of(Score.Loss)),
        .. Score.Accuracy.Map(accuracy => ("accuracy", Numerals.Percent(accuracy))),
        .. Confusion.Map(matrix => ("macro F1", Numerals.Readable.Of(matrix.OneVersusRest.Macro.F1))),
        .. Regression.Map(found => ("RMSE", Numerals.Readable.Of(found.RootMeanSquaredError))),
        .. Regression.Map(found => ("R^2", Numerals.Readable.Of(found.R2))),
    ];

    /// <summary>What is counted of each class or label.</summary>
    public Option<ClassCounts> Counts => Confusion.Map(matrix => matrix.OneVersusRest) || MultiLabel.Map(found => found.Labels);

    private static IEnumerable<(string, Option<double>)> OfClasses(Classification found, Option<int> topK) =>
    [
        ("accuracy", found.Confusion.Accuracy),
        .. topK.Map(k => ($"top {k} accuracy", found.TopKAccuracy(k))),
        ("balanced accuracy", found.Confusion.BalancedAccuracy),
        ("Matthews correlation", found.Confusion.MatthewsCorrelation),
        ("Cohen kappa", found.Confusion.CohenKappa),
        ("ROC AUC", found.Auc),
        ("average precision", found.AveragePrecision),
        .. found.Probabilities.ToSeq().SelectMany(score => new[] { ("log loss", score.LogLoss), ("Brier score", score.BrierScore), ("calibration error", score.Calibration.ExpectedError) }),
    ];

    private static IEnumerable<(string, Option<double>)> OfLabels(MultiLabel found) => [("subset accuracy", found.SubsetAccuracy), ("Hamming loss", found.HammingLoss)];

    private static IEnumerable<(string, Option<double>)> OfNumbers(Regression found) =>
    [
        ("RMSE", found.RootMeanSquaredError),
        ("MAE", found.MeanAbsoluteError),
        ("R^2", found.R2),
        ("explained variance", found.ExplainedVariance),
    ];

    /// <summary>What is found of both.</summary>
    public static Evaluated operator +(Evaluated left, Evaluated right) => new(
        left.Score + right.Score,
        Sum(left.Classification, right.Classification),
        Sum(left.MultiLabel, right.MultiLabel),
        Sum(left.Regression, right.Regression));

    private static Option<A> Sum<A>(Option<A> left, Option<A> right) where A : IAdditionOperators<A, A, A> =>
        left.Match(Some: l => right.Match(Some: r => l + r, None: () => l), None: () => right);
}
