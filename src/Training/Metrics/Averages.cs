using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Means over classes, 0 to 1; none where there is nothing to average.</summary>
/// <param name="Precision">Of precisions.</param>
/// <param name="Recall">Of recalls.</param>
/// <param name="F1">Of F1, which need not lie between the other two.</param>
public readonly record struct Averages(Option<double> Precision, Option<double> Recall, Option<double> F1);
