using System.CommandLine;
using Functional.Nn.Training;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary>The options that describe data.</summary>
internal sealed record DataOptions
{
    /// <summary>A table of the library or a file.</summary>
    public Argument<string> Source { get; } = new("dataset")
    {
        Description = $"A file of comma-separated values with a header, or one of the tables {string.Join(", ", Tables.Names)}.",
        DefaultValueFactory = _ => "digits",
    };

    /// <summary>The column to predict.</summary>
    public Setting<string> Target { get; } = new("--target", "The column that is predicted from all others, which are numbers.", "column") { Default = "target" };

    /// <summary>How targets are read.</summary>
    public Setting<string> Kind { get; } = Choices.Of("--kind", "How the target is read; inferred, text is classes and so are whole numbers without gaps from 0 or 1.", [.. Enum.GetNames<TargetKind>().Select(Term.Words)]);

    /// <summary>The part for testing.</summary>
    public Setting<double> Test { get; } = Numbers.Real("--test", "The fraction of examples that is kept for testing; 0 for none.", 0.2, "a number from 0 to below 1", n => n is >= 0 and < 1);

    /// <summary>What is done to features.</summary>
    public Setting<string> Scale { get; } = Choices.Of("--scale", "How features are scaled: to mean 0 and variance 1, to 0 and 1, or not; by the training examples alone.", "standard", "min-max", "none");

    /// <summary>All examples.</summary>
    public Validation<NnError, Dataset> Load(ParseResult parsed) => TableSource.Read(
        parsed.GetRequiredValue(Source),
        name => Tables.Names.Contains(name) ? Tables.Load(name).Without(parsed, $"the table {name}", "a file of your own", Target, Kind) : Tables.Load(name),
        path => Csv.Load(path, parsed.GetRequiredValue(Target), Enum.GetValues<TargetKind>().First(kind => Term.Words($"{kind}") == parsed.GetRequiredValue(Kind))));

    /// <summary>The scaler that is fitted to the training examples.</summary>
    public Scaler Scaler(ParseResult parsed, Dataset train) => parsed.GetRequiredValue(Scale) switch
    {
        "standard" => Training.Scaler.Standard(train),
        "min-max" => Training.Scaler.MinMax(train),
        _ => Training.Scaler.Identity(train.FeatureShape.Size),
    };
}
