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
    public ValueList<(string Name, Option<double> Value)> Overall => Evaluated.Metrics(TopK);

    /// <summary>What is counted of each class or label.</summary>
    public Option<ClassCounts> Counts => Evaluated.Counts;

    /// <summary>Whether probabilities come true.</summary>
    public Option<Calibration> Calibration => Evaluated.Classification.Bind(found => found.Probabilities).Map(score => score.Calibration);

    /// <summary>The name of a class, or of a label.</summary>
    public string ClassName(int position) => Evaluated.Classification.IsSome ? Trained.Schema.ClassName(position) : $"{Trained.Schema.Target}{(Counts.Exists(counts => counts.Each.Count > 1) ? $" {position + 1}" : "")}";
}

