using System.CommandLine;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary>The options that describe data.</summary>
internal sealed record DataOptions
{
    /// <summary>A table of the library, a file or a folder.</summary>
    public Argument<string> Source { get; } = new("dataset")
    {
        Description = $"A file of comma-separated values with a header; a file of images in the IDX format of MNIST, whose labels and t10k test images are found beside it, or their folder; or one of the tables {string.Join(", ", Tables.Names)}.",
        DefaultValueFactory = _ => "digits",
    };

    /// <summary>The column to predict.</summary>
    public Setting<string> Target { get; } = new("--target", "The column that is predicted from all others, which are numbers.", "column") { Default = "target" };

    /// <summary>How targets are read.</summary>
    public Setting<string> Kind { get; } = Choices.Of("--kind", "How the target is read; inferred, text is classes and so are whole numbers without gaps from 0 or 1.", [.. Enum.GetNames<TargetKind>().Select(Term.Words)]);

    /// <summary>The part for testing.</summary>
    public Setting<double> Test { get; } = Numbers.Real("--test", "The fraction of examples that is kept for testing, where they do not come with a test set; 0 for none.", 0.2, "a number from 0 to below 1", n => n is >= 0 and < 1);

    /// <summary>What is done to features.</summary>
    public Setting<string> Scale { get; } = Choices.Of("--scale", "How features are scaled: to mean 0 and variance 1, to 0 and 1, to median 0 and interquartile range 1, or not; by the training examples alone.", "standard", "min-max", "robust", "none");

    /// <summary>Whether parts have their share of each class.</summary>
    public Setting<bool> Stratify { get; } = new("--stratify", "Keep the same fraction of each class for testing.");

    /// <summary>What classes weigh in the loss.</summary>
    public Setting<string> ClassWeights { get; } = Choices.Of("--class-weights", "What each class weighs in the loss: balanced, n / (classes * examples of the class), so that rare classes count as much as others.", "none", "balanced");

    /// <summary>All examples, and those that are for testing where the source says so.</summary>
    public Validation<NnError, Parts> Load(ParseResult parsed) => parsed.GetRequiredValue(Source) is var source && Directory.Exists(source) && !Tables.Names.Contains(source)
        ? Images(parsed, source)
        : TableSource.Read(
            source,
            name => Whole(Tables.Names.Contains(name) ? Tables.Load(name).Without(parsed, $"the table {name}", "a file of your own", Target, Kind) : Tables.Load(name)),
            path => Idx.Recognise(path).Bind(isImages => isImages ? Images(parsed, path) : Whole(Table(parsed, path))));

    private static Validation<NnError, Parts> Whole(Validation<NnError, Dataset> examples) => examples.Map(all => new Parts(all, LanguageExt.Option<Dataset>.None));

    private Validation<NnError, Parts> Images(ParseResult parsed, string source) =>
        from parts in Idx.LoadParts(source).Without(parsed, "images", "a table", Target, Kind)
        from known in parts.Test.IsSome ? Validated.Ok(parts).Without(parsed, "a test set", "examples without one", Test) : Validated.Ok(parts)
        select known;

    private Validation<NnError, Dataset> Table(ParseResult parsed, string source) =>
        Csv.Load(source, parsed.GetRequiredValue(Target), Enum.GetValues<TargetKind>().First(kind => Term.Words($"{kind}") == parsed.GetRequiredValue(Kind)));

    /// <summary>The scaler that is fitted to the training examples.</summary>
    public Scaler Scaler(ParseResult parsed, Dataset train) => parsed.GetRequiredValue(Scale) switch
    {
        "standard" => Training.Scaler.Standard(train),
        "min-max" => Training.Scaler.MinMax(train),
        "robust" => Training.Scaler.Robust(train),
        _ => Training.Scaler.Identity(train.FeatureShape.Size),
    };

    /// <summary>The loss with the weights of the classes that training examples ask for.</summary>
    public Validation<NnError, Loss> Weighted(ParseResult parsed, Loss loss, Dataset train) => (parsed.GetRequiredValue(ClassWeights), loss) switch
    {
        ("none", _) => Validated.Ok(loss),
        (_, ClassLoss { Weight.Count: 0 } unweighted) => train.ClassWeights().Map(Loss (weights) => unweighted with { Weight = weights }),
        _ => Validated.Fail<Loss>(new DataError(ClassWeights.Name) { Expected = "a loss with a weight for each class, which has none yet: softmax-cross-entropy", Found = $"{loss}" }),
    };
}
