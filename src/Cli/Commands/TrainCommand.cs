using System.CommandLine;
using System.Diagnostics;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary><c>fnn train</c>: a model from data.</summary>
internal sealed class TrainCommand
{
    /// <summary>The share of the training examples that early stopping is decided by.</summary>
    private const double Held = 0.1;

    private readonly DataOptions data = new();
    private readonly NetOptions net = new();
    private readonly Setting<int> epochs = Numbers.Whole("--epochs", "The number of passes over the training examples.", 40, 1);
    private readonly Setting<int> batch = Numbers.Whole("--batch", "The number of examples in a batch.", 32, 1);
    private readonly Setting<string> optimizer = new("--optimizer", "What makes updates of gradients: \"clip 1 >> adam\".", "steps") { Default = "adam rate=0.003" };
    private readonly Setting<double> rate = Numbers.Real("--lr", "The learning rate, in place of that of the optimiser.", null, "a number above 0", n => n > 0);
    private readonly Setting<string> schedule = new("--schedule", "The learning rate of each step, in place of that of the optimiser: \"linear 0 0.01 100 >> cosine 0.01\".", "rates");
    private readonly Setting<int> patience = Numbers.Whole("--early-stop", "Stop after this many epochs in a row that are no better, and keep the best: by a tenth of the training examples, which is not trained on.", null, 1);
    private readonly Setting<string> save = new("--save", "The file to write the trained model to, for fnn predict.", "file.safetensors");
    private readonly Terminal terminal;

    private TrainCommand(Terminal terminal) => this.terminal = terminal;

    private static IReadOnlyList<HelpNote> Notes =>
    [
        HelpNote.Examples(
            "fnn train",
            "fnn train iris --net \"dense 16 >> relu >> dense 3\" --epochs 50 --save iris.safetensors",
            "fnn train houses.csv --target price --loss mean-squared-error --optimizer \"clip 1 >> adam\" --lr 0.01",
            "fnn train people.csv --target income --missing median --na \"?,NA\" --categorical city,job --stratify",
            "fnn train --schedule \"one-cycle 0.01\""),
        .. HelpNote.Layers,
        HelpNote.Members("Losses", typeof(Loss)),
        HelpNote.Members("Optimisers", typeof(GradientTransform)),
        HelpNote.Members("Schedules", typeof(Schedule)),
    ];

    public static Command Of(Terminal terminal)
    {
        var it = new TrainCommand(terminal);
        it.net.Net.Description = "The model as text; without it, one hidden layer of 128 units with dropout.";
        it.net.Input.Description = "The shape that the features of one example are given, as 8,8,1; without it, a vector.";
        it.net.Loss.Description = "What is minimised; without it, softmax-cross-entropy for classes and mean-squared-error for numbers.";
        return new Verb("train", "Train a model on a table and measure it on examples that it has not seen.", terminal, it.Run)
        {
            Notes = Notes,
            Symbols =
            [
                it.data.Source, it.data.Target, it.data.Kind, it.data.Test, it.data.Stratify, it.data.Scale, it.data.Missing, it.data.Na, it.data.Categorical, it.data.IgnoreUnknown, it.net.Net, it.net.Input, it.net.Loss, it.data.ClassWeights,
                it.epochs, it.patience, it.batch, it.optimizer, it.rate, it.schedule, it.net.With, it.net.Seed, it.save,
            ],
        };
    }

    private Validation<NnError, Exit> Run(ParseResult parsed, CancellationToken token) =>
        from job in Job(parsed)
        from all in job.Epochs()
        let watch = Stopwatch.StartNew()
        let last = TrainingProgress.Follow(terminal, all, parsed.GetValue(epochs), token)
        from exit in last.Faults.Count > 0 ? Ok(terminal.Report([.. last.Faults])) : Done(parsed, job, last, watch.Elapsed)
        select token.IsCancellationRequested && exit is Exit.Success ? Exit.Interrupted : exit;

    private Validation<NnError, TrainingJob> Job(ParseResult parsed) =>
        from source in data.Load(parsed)
        from writable in Texts.Output(save, parsed.GetValue(save), parsed.GetRequiredValue(data.Source))
        let stratify = parsed.GetValue(data.Stratify)
        from parts in source.Test.IsSome ? Ok((source.Train, source.Test)) : TrainingJob.Split(source.Train, parsed.GetValue(data.Test), net.Key(parsed), stratify)
        from kept in parsed.GetResult(patience) is null ? Ok((parts.Train, Test: LanguageExt.Option<RawDataset>.None)) : TrainingJob.Split(parts.Train, Held, net.Key(parsed).Fold("early-stop"), stratify)
        from encoder in Encoder.Fit(kept.Train)
        from flat in encoder.Apply(source.Train)
        from shape in parsed.GetValue(net.Input) is null ? Ok(Shape.Of(flat.FeatureShape.Size)) : parsed.Text(net.Input, Texts.ParseShape)
        from examples in flat.Reshape(shape)
        from fitted in Shaped(encoder, kept.Train, shape)
        let scaler = data.Scaler(parsed, fitted, source)
        from train in Scaled(scaler, fitted, examples)
        from held in Each(kept.Test, part => Shaped(encoder, part, shape).Bind(shaped => Scaled(scaler, shaped, examples)))
        from test in Each(parts.Test, part => Shaped(encoder, part, shape).Bind(shaped => Scaled(scaler, shaped, source.Test.IsSome ? shaped : examples)))
        from layer in net.Given(parsed) ? net.Notation<Layer>(parsed, net.Net) : Ok(TrainingJob.DefaultLayer(examples))
        from plain in parsed.GetValue(net.Loss) is null ? Ok(TrainingJob.DefaultLoss(examples)) : net.Notation<Loss>(parsed, net.Loss)
        from loss in data.Weighted(parsed, plain, train)
        from steps in net.Notation<GradientTransform>(parsed, optimizer)
        from updates in Scheduled(parsed, steps, train.Count)
        from model in layer.Build(shape)
        from fits in Evaluation.Of(loss, model, examples)
        let schema = new Schema(examples.FeatureNames, parsed.GetRequiredValue(data.Target), examples.ClassNames) { Encoder = encoder }
        select new TrainingJob(
            Recipe.Minimise(loss) with { Optimizer = updates, Batch = parsed.GetValue(batch) },
            model,
            train,
            held.Map(part => (part, parsed.GetValue(patience))),
            test,
            scaler,
            schema,
            net.Key(parsed));

    /// <summary>Examples as they are trained on; errors tell their places among all examples.</summary>
    private static Validation<NnError, Dataset> Scaled(Scaler scaler, Dataset part, Dataset all) =>
        scaler.Apply(part).To<float>() is { IsSuccess: true } scaled ? scaled : scaler.Apply(all).To<float>();

    private static Validation<NnError, Dataset> Shaped(Encoder encoder, RawDataset part, Shape shape) => encoder.Apply(part).Bind(examples => examples.Reshape(shape));

    private static Validation<NnError, LanguageExt.Option<Dataset>> Each(LanguageExt.Option<RawDataset> part, Func<RawDataset, Validation<NnError, Dataset>> change) => part.Match(
        Some: data => change(data).Map(LanguageExt.Option<Dataset>.Some),
        None: () => Ok(LanguageExt.Option<Dataset>.None));

    /// <summary>The optimiser with the learning rate that is asked for; a schedule that does not say how long it lasts ends with the last epoch.</summary>
    private Validation<NnError, GradientTransform> Scheduled(ParseResult parsed, GradientTransform steps, int examples) => (parsed.GetResult(rate), parsed.GetValue(schedule)) switch
    {
        (null, null) => Ok(steps),
        (_, null) => LearningRate.With(steps, rate.Name, parsed.GetValue(rate)),
        (null, _) => net.Notation<Schedule>(parsed, schedule).Bind(rates => LearningRate.With(steps, schedule.Name, rates.Within((int)Math.Min(int.MaxValue, parsed.GetValue(epochs) * Math.Ceiling(examples / (double)parsed.GetValue(batch)))))),
        _ => Fail<GradientTransform>(new DataError($"{rate.Name} and {schedule.Name}") { Expected = "one of them", Found = "both" }),
    };

    /// <summary>The model is saved before anything is shown, for nobody may be there to read it.</summary>
    private Validation<NnError, Exit> Done(ParseResult parsed, TrainingJob job, Epoch last, TimeSpan time) =>
        from view in TrainingView.Of(job, last, time)
        let saved = parsed.GetValue(save) is { } path ? job.Trained(last.State.Parameters).Save(path).Map(_ => $"saved {path}") : Ok("")
        let shown = terminal.Show(view)
        from said in saved
        select said is "" ? shown : terminal.Tell(said);
}
