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
    public Setting<double> Test { get; } = Numbers.Real("--test", "The fraction of examples that is kept for testing, where there is no test set; 0 for none.", 0.2, "a number from 0 to below 1", n => n is >= 0 and < 1);

    /// <summary>What is done to features.</summary>
    public Setting<string> Scale { get; } = Choices.Of("--scale", "How features are scaled: to mean 0 and variance 1, to 0 and 1, to median 0 and interquartile range 1, or not; by the training examples alone.", "standard", "min-max", "robust", "none");

    /// <summary>Whether parts have their share of each class.</summary>
    public Setting<bool> Stratify { get; } = new("--stratify", "Keep the same fraction of each class for testing.");

    /// <summary>What classes weigh in the loss.</summary>
    public Setting<string> ClassWeights { get; } = Choices.Of("--class-weights", "What each class weighs in the loss: balanced, n / (classes * examples of the class), so that rare classes count as much as others.", "none", "balanced");

    /// <summary>What becomes of missing cells.</summary>
    public Setting<string> Missing { get; } = new("--missing", "What becomes of missing cells: \"median\", \"mean\", \"constant 0\", each also with a column that tells which were missing, \"median indicator=true\"; \"drop\" for their rows; by the training examples alone.", "policy") { Default = "refuse" };

    /// <summary>What else is a missing cell.</summary>
    public Setting<string[]> Na { get; } = new("--na", "The cells that are missing beside empty ones: \"?,NA\"; may be given more than once.", "text,text");

    /// <summary>The columns of categories.</summary>
    public Setting<string[]> Categorical { get; } = new("--categorical", "The columns whose cells are categories, each of which becomes a column of ones and zeros; may be given more than once.", "column,column");

    /// <summary>Whether unknown categories are no errors.</summary>
    public Setting<bool> IgnoreUnknown { get; } = new("--ignore-unknown", "Take a category that no training example has for none of those that there are, instead of an error.");

    /// <summary>All options that say nothing but of tables.</summary>
    private Option[] OfTables => [Target, Kind, Missing, Na, Categorical, IgnoreUnknown];

    /// <summary>All examples, and those that are for testing where the source says so.</summary>
    public Validation<NnError, DataSource> Load(ParseResult parsed) => parsed.GetRequiredValue(Source) is var source && Directory.Exists(source) && !Tables.Names.Contains(source)
        ? Images(parsed, source)
        : TableSource.Read(
            source,
            name => Tables.Load(name).Map(RawDataset.Of).Map(DataSource.Of) is var table && Tables.Names.Contains(name) ? table.Without(parsed, $"the table {name}", "a file of your own", OfTables) : table,
            path => Idx.Recognise(path).Bind(isImages => isImages ? Images(parsed, path) : Read(parsed, path)));

    private Validation<NnError, DataSource> Images(ParseResult parsed, string source) =>
        from parts in Idx.LoadParts(source).Without(parsed, "images", "a table", OfTables)
        from known in parts.Test.IsSome ? Validated.Ok(parts).Without(parsed, "a test set", "examples without one", Test) : Validated.Ok(parts)
        select DataSource.Of(known);

    private Validation<NnError, DataSource> Read(ParseResult parsed, string source) =>
        from missing in parsed.Text(Missing, text => Notation.Parse<Missing>(text))
        let reading = new Reading { Missing = missing, MissingTexts = Listed(parsed, Na), Categorical = Listed(parsed, Categorical), IgnoreUnknown = parsed.GetValue(IgnoreUnknown) }
        from used in reading.Categorical.Count == 0 ? Validated.Ok(reading).Without(parsed, "numbers alone", Categorical.Name, IgnoreUnknown) : Validated.Ok(reading)
        from table in Csv.LoadTable(source, parsed.GetRequiredValue(Target), reading, Enum.GetValues<TargetKind>().First(kind => Term.Words($"{kind}") == parsed.GetRequiredValue(Kind)))
        select DataSource.Of(table);

    private static ValueList<string> Listed(ParseResult parsed, Setting<string[]> option) =>
        [.. (parsed.GetValue(option) ?? []).SelectMany(texts => texts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct()];

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
