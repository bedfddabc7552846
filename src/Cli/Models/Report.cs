using System.Globalization;
using Functional.Nn.Training;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary>What is found of a model on a table, by the names of the metrics.</summary>
/// <param name="Trained">The model.</param>
/// <param name="Evaluated">What is found.</param>
/// <param name="TopK">How many of the largest outputs may be right; none where it is not asked for.</param>
internal sealed record Report(TrainedModel Trained, Evaluated Evaluated, Option<int> TopK)
{
    /// <summary>The metrics of all examples; none where one is not defined.</summary>
    public IEnumerable<(string Name, Option<double> Value)> Overall =>
    [
        ("loss", Evaluated.Score.Loss),
        .. Evaluated.Classification.ToSeq().Bind(found => OfClasses(found).ToSeq()),
        .. Evaluated.MultiLabel.ToSeq().Bind(found => OfLabels(found).ToSeq()),
        .. Evaluated.Regression.ToSeq().Bind(found => OfNumbers(found).ToSeq()),
    ];

    /// <summary>What is counted of each class or label.</summary>
    public Option<ClassCounts> Counts => Evaluated.Confusion.Map(matrix => matrix.OneVersusRest) || Evaluated.MultiLabel.Map(found => found.Labels);

    /// <summary>Whether probabilities come true.</summary>
    public Option<Calibration> Calibration => Evaluated.Classification.Bind(found => found.Probabilities).Map(score => score.Calibration);

    /// <summary>The name of a class, or of a label.</summary>
    public string ClassName(int position) => Evaluated.Classification.IsSome ? Trained.Schema.ClassName(position) : $"{Trained.Schema.Target}{(Counts.Exists(counts => counts.Each.Count > 1) ? $" {position + 1}" : "")}";

    /// <summary>The bounds of a bin of probabilities.</summary>
    public static string Bounds(int bin, int bins) => string.Create(CultureInfo.InvariantCulture, $"{(double)bin / bins:0.0} to {(bin + 1.0) / bins:0.0}");

    private IEnumerable<(string, Option<double>)> OfClasses(Classification found) =>
    [
        ("accuracy", found.Confusion.Accuracy),
        .. TopK.Map(k => ($"top {k} accuracy", found.TopKAccuracy(k))),
        ("balanced accuracy", found.Confusion.BalancedAccuracy),
        ("Matthews correlation", found.Confusion.MatthewsCorrelation),
        ("Cohen kappa", found.Confusion.CohenKappa),
        ("ROC AUC", found.Auc),
        ("average precision", found.AveragePrecision),
        .. found.Probabilities.ToSeq().Bind(score => Prelude.Seq(("log loss", score.LogLoss), ("Brier score", score.BrierScore), ("calibration error", score.Calibration.ExpectedError))),
    ];

    private static IEnumerable<(string, Option<double>)> OfLabels(MultiLabel found) => [("subset accuracy", found.SubsetAccuracy), ("Hamming loss", found.HammingLoss)];

    private static IEnumerable<(string, Option<double>)> OfNumbers(Regression found) =>
    [
        ("RMSE", found.RootMeanSquaredError),
        ("MAE", found.MeanAbsoluteError),
        ("R^2", found.R2),
        ("explained variance", found.ExplainedVariance),
    ];
}
