using System.CommandLine;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary>The options that say what is trained, on what, and how.</summary>
internal sealed class TrainingOptions
{
    /// <summary>The share of the training examples that early stopping is decided by.</summary>
    private const double Held = 0.1;

    public TrainingOptions()
    {
        Net.Net.Description = "The model as text; without it, one hidden layer of 128 units with dropout.";
        Net.Input.Description = "The shape that the features of one example are given, as 8,8,1; without it, a vector.";
        Net.Loss.Description = "What is minimised; without it, softmax-cross-entropy for classes and mean-squared-error for numbers.";
    }

    /// <summary>On what.</summary>
    public DataOptions Data { get; } = new();

    /// <summary>What.</summary>
    public NetOptions Net { get; } = new();

    /// <summary>The number of examples in a batch.</summary>
    public Setting<int> Batch { get; } = Numbers.Whole("--batch", "The number of examples in a batch.", 32, 1);

    /// <summary>The optimiser.</summary>
    public Setting<string> Optimizer { get; } = new("--optimizer", "What makes updates of gradients: \"clip 1 >> adam\".", "steps") { Default = "adam (cosine 0.003)" };

    /// <summary>All that describe the data.</summary>
    public IEnumerable<Symbol> DataSymbols => [Data.Source, Data.Target, Data.Kind, Data.Test, Data.Stratify, Data.Scale, Data.Missing, Data.Na, Data.Categorical, Data.IgnoreUnknown];

    /// <summary>All that describe the model.</summary>
    public IEnumerable<Symbol> ModelSymbols => [Net.Net, Net.Input, Net.Loss, Data.ClassWeights];

    /// <summary>What help tells of texts.</summary>
    public static IEnumerable<HelpNote> Notes =>
    [
        .. HelpNote.Layers,
        HelpNote.Members("Losses", typeof(Loss)),
        HelpNote.Members("Optimisers", typeof(GradientTransform)),
        HelpNote.Members("Schedules", typeof(Schedule)),
    ];

    /// <summary>The run that is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="epochs">The most epochs.</param>
    /// <param name="patience">For how many epochs nothing has to be better to stop early; none where it never does.</param>
    /// <param name="scheduled">What is made of the optimiser, for so many examples to train on.</param>
    public Validation<NnError, TrainingJob> Job(
        ParseResult parsed, int epochs, LanguageExt.Option<int> patience, Func<GradientTransform, int, Validation<NnError, GradientTransform>> scheduled) =>
        from source in Data.Load(parsed)
        let stratify = parsed.GetValue(Data.Stratify)
        from parts in source.Test.IsSome ? Ok((source.Train, source.Test)) : TrainingJob.Split(source.Train, parsed.GetValue(Data.Test), Net.Key(parsed), stratify)
        from kept in patience.IsNone ? Ok((parts.Train, Test: LanguageExt.Option<RawDataset>.None)) : TrainingJob.Split(parts.Train, Held, Net.Key(parsed).Fold("early-stop"), stratify)
        from encoder in Encoder.Fit(kept.Train)
        from flat in encoder.Apply(source.Train)
        from shape in parsed.GetValue(Net.Input) is null ? Ok(Shape.Of(flat.FeatureShape.Size)) : parsed.Text(Net.Input, Texts.ParseShape)
        from examples in flat.Reshape(shape)
        from fitted in Shaped(encoder, kept.Train, shape)
        let scaler = Data.Scaler(parsed, fitted)
        from train in Scaled(scaler, fitted, examples)
        from held in Each(kept.Test, part => Shaped(encoder, part, shape).Bind(shaped => Scaled(scaler, shaped, examples)))
        from test in Each(parts.Test, part => Shaped(encoder, part, shape).Bind(shaped => Scaled(scaler, shaped, source.Test.IsSome ? shaped : examples)))
        from layer in Net.Given(parsed) ? Net.Notation<Layer>(parsed, Net.Net) : Ok(TrainingJob.DefaultLayer(examples))
        from plain in parsed.GetValue(Net.Loss) is null ? Ok(TrainingJob.DefaultLoss(examples)) : Net.Notation<Loss>(parsed, Net.Loss)
        from loss in Data.Weighted(parsed, plain, train)
        from steps in Net.Notation<GradientTransform>(parsed, Optimizer)
        from updates in scheduled(steps, train.Count)
        from model in layer.Build(shape)
        from fits in Evaluation.Of(loss, model, examples)
        from run in (Recipe.Minimise(loss) with { Optimizer = updates, Batch = parsed.GetValue(Batch) }).Run<float>(model, train, Net.Key(parsed), (held | test).MatchUnsafe<Dataset?>(data => data, () => null))
        select new TrainingJob(
            run, epochs, held.Map(part => (part, patience.IfNone(0))), test, scaler, new Schema(examples.FeatureNames, parsed.GetRequiredValue(Data.Target), examples.ClassNames) { Encoder = encoder });

    /// <summary>Examples as they are trained on; errors tell their places among all examples.</summary>
    private static Validation<NnError, Dataset> Scaled(Scaler scaler, Dataset part, Dataset all) =>
        scaler.Apply(part).To<float>() is { IsSuccess: true } scaled ? scaled : scaler.Apply(all).To<float>();

    private static Validation<NnError, Dataset> Shaped(Encoder encoder, RawDataset part, Shape shape) => encoder.Apply(part).Bind(examples => examples.Reshape(shape));

    private static Validation<NnError, LanguageExt.Option<Dataset>> Each(LanguageExt.Option<RawDataset> part, Func<RawDataset, Validation<NnError, Dataset>> change) => part.Match(
        Some: data => change(data).Map(LanguageExt.Option<Dataset>.Some),
        None: () => Ok(LanguageExt.Option<Dataset>.None));
}
