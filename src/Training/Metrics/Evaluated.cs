using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>What an evaluation finds.</summary>
/// <param name="Score">Loss and accuracy.</param>
/// <param name="Confusion">Actual against predicted classes; none where targets are numbers.</param>
public sealed record Evaluated(Score Score, Option<ConfusionMatrix> Confusion);
