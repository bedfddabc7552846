using Functional.Nn.Training;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary>What is found of a model on a table, by the names of the metrics.</summary>
/// <param name="Trained">The model.</param>
/// <param name="Evaluated">What is found.</param>
/// <param name="TopK">How many of the largest outputs may be right; none where it is not asked for.</param>
internal sealed record Report(TrainedModel Trained, Evaluated Evaluated, Option<int> TopK)
{
    /// <summary>The name of a class, or of a label.</summary>
    public string ClassName(int position) => Evaluated.Classification.IsSome ? Trained.Schema.ClassName(position) : $"{Trained.Schema.Target}{(Evaluated.Counts.Exists(counts => counts.Each.Count > 1) ? $" {position + 1}" : "")}";
}
