namespace Functional.Nn.Training;

/// <summary>What a threshold decides: a point of the ROC curve by false positive rate and recall, of the precision-recall curve by recall and precision.</summary>
/// <param name="Threshold">Scores from here on are called positive.</param>
/// <param name="Counts">What comes of it.</param>
public readonly record struct OperatingPoint(double Threshold, BinaryCounts Counts);
