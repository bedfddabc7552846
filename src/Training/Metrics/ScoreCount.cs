namespace Functional.Nn.Training;

/// <summary>The examples with one score.</summary>
/// <param name="Score">The score.</param>
/// <param name="Positives">How many of them are positive.</param>
/// <param name="Negatives">How many are not.</param>
public readonly record struct ScoreCount(double Score, int Positives, int Negatives);
