using System.CommandLine;
using System.Diagnostics;
using Functional.Nn.Training;
using LanguageExt;
using static Functional.Nn.Validated;
using static LanguageExt.Prelude;

namespace Functional.Nn.Cli;

/// <summary><c>fnn train</c>: a model from data.</summary>
internal sealed class TrainCommand
{
    private readonly TrainingOptions options = new();
    private readonly Setting<int> epochs = Numbers.Whole("--epochs", "The number of passes over the training examples.", 40, 1);
    private readonly Setting<double> rate = Numbers.Real("--lr", "The learning rate, in place of that of the optimiser.", null, "a number above 0", n => n > 0);
    private readonly Setting<string> schedule = new("--schedule", "The learning rate of each step, in place of that of the optimiser: \"linear 0 0.01 100 >> cosine 0.01\".", "rates");
    private readonly Setting<int> patience = Numbers.Whole("--early-stop", "Stop after this many epochs in a row that are no better, and keep the best: by a tenth of the training examples, which is not trained on.", null, 1);
    private readonly Setting<string> save = new("--save", "The file to write the trained model to, for fnn predict.", "file.safetensors");
    private readonly Setting<string> checkpoint = new("--checkpoint", "The file in which the run is kept as it goes on: parameters, optimiser, place in the data, scores.", "file.safetensors");
    private readonly Setting<int> every = Numbers.Whole("--checkpoint-every", "The number of steps after which it is written again.", 200, 1);
    private readonly Setting<bool> resume = new("--resume", "Go on with the run in --checkpoint, if there is one: the result is the same, bit for bit, as if it had never stopped.");
    private readonly Setting<string> report = new("--report", "The file to write a page about the run to: curves, scores, layers, parameters, pictures. It is one file that any browser shows.", "file.html");
    private readonly Setting<bool> monitor = new("--monitor", "Show at the end what layers answer and what a step does to parameters.");
    private readonly Terminal terminal;

    private TrainCommand(Terminal terminal) => this.terminal = terminal;

    private static IReadOnlyList<HelpNote> Notes =>
    [
        HelpNote.Examples(
            "fnn train",
            "fnn train iris --net \"dense 16 >> relu >> dense 3\" --epochs 50 --save iris.safetensors",
            "fnn train houses.csv --target price --loss mean-squared-error --optimizer \"clip 1 >> adam\" --lr 0.01",
            "fnn train people.csv --target income --missing median --na \"?,NA\" --categorical city,job --stratify",
            "fnn train --schedule \"one-cycle 0.01\"",
            "fnn train --checkpoint run.safetensors --resume",
            "fnn train iris --report iris.html"),
        .. TrainingOptions.Notes,
    ];

    public static Command Of(Terminal terminal)
    {
        var it = new TrainCommand(terminal);
        return new Verb("train", "Train a model on a table and measure it on examples that it has not seen.", terminal, it.Run)
        {
            Notes = Notes,
            Symbols =
            [
                .. it.options.DataSymbols, .. it.options.ModelSymbols,
                it.epochs, it.patience, it.options.Batch, it.options.Optimizer, it.rate, it.schedule, it.options.Net.With, it.options.Net.Seed, it.save, it.checkpoint, it.every, it.resume, it.report, it.monitor,
            ],
        };
    }

    private Validation<NnError, Exit> Run(ParseResult parsed, CancellationToken token) =>
        from writable in Texts.Output(save, parsed.GetValue(save), parsed.GetRequiredValue(options.Data.Source))
        from printable in Texts.Output(report, parsed.GetValue(report), [parsed.GetRequiredValue(options.Data.Source), .. Given(parsed, save)])
        from keepable in Checkpoint(parsed)
        from job in options.Job(parsed, parsed.GetValue(epochs), parsed.GetResult(patience) is null ? LanguageExt.Option<int>.None : parsed.GetValue(patience), (optimizer, examples) => Scheduled(parsed, optimizer).Map(scheduled => scheduled.Within(Steps(parsed, examples))))
        let file = new RunFile(Optional(parsed.GetValue(checkpoint)!), parsed.GetValue(every), job.Run)
        from start in file.Standing
        let watch = Stopwatch.StartNew()
        from trained in Train(parsed, job, file, start, token)
        let kept = file.Keep(trained.Last).Map(_ => "")
        from exit in trained.Last.Epoch.Faults.Count > 0 ? Ok(terminal.Report([.. trained.Last.Epoch.Faults])) : Done(parsed, job, kept, trained.Last, trained.Seen, watch.Elapsed)
        select token.IsCancellationRequested && exit is Exit.Success ? Exit.Interrupted : exit;

    /// <summary>The last checkpoint, and what was seen on the way. Those before it are kept; where one cannot be, training goes on, and the last tells why.</summary>
    private Validation<NnError, (Checkpoint Last, Observations Seen)> Train(ParseResult parsed, TrainingJob job, RunFile file, Checkpoint start, CancellationToken token)
    {
        var (kept, seen, watched) = (start, Observations.None, parsed.GetValue(report) is not null || parsed.GetValue(monitor) ? new Monitor<float>(job.Run) : null);
        return job.After(start, file.Interval).Map(checkpoints => (TrainingProgress.Follow(terminal, checkpoints, start, job.Epochs, Told, token), seen));

        void Told(Checkpoint now)
        {
            if (watched is not null && now.Epoch.IsWhole)
                watched.Observe(now.Epoch).IfSuccess(next => seen = seen.With(next));
            _ = file.Keep(kept, kept = now);
        }
    }

    private static IEnumerable<string> Given(ParseResult parsed, params IEnumerable<Setting<string>> settings) => settings.SelectMany(setting => Optional(parsed.GetValue(setting)!));

    /// <summary>Whether the file in which the run is kept is one to go on with.</summary>
    private Validation<NnError, LanguageExt.Unit> Checkpoint(ParseResult parsed) => (parsed.GetValue(checkpoint), parsed.GetValue(resume)) switch
    {
        (null, true) => Fail<LanguageExt.Unit>(new DataError(resume.Name) { Expected = $"{checkpoint.Name} with the file of the run", Found = "none" }),
        (null, false) when parsed.GetResult(every) is { Implicit: false } => Fail<LanguageExt.Unit>(new DataError(every.Name) { Expected = $"{checkpoint.Name} with the file to write", Found = "none" }),
        ({ } path, var goesOn) => Texts.Output(checkpoint, path, [parsed.GetRequiredValue(options.Data.Source), .. Given(parsed, save, report)]).Bind(_ => goesOn || !File.Exists(path)
            ? Ok(LanguageExt.Unit.Default)
            : Fail<LanguageExt.Unit>(new FileError("the file of the checkpoint exists") { Where = path, Expected = $"a new file, or {resume.Name}", Hint = $"If it is that of this run, {resume.Name} goes on with it." })),
        _ => Ok(LanguageExt.Unit.Default),
    };

    /// <summary>The optimiser with the learning rate that is asked for.</summary>
    private Validation<NnError, GradientTransform> Scheduled(ParseResult parsed, GradientTransform optimizer) => (parsed.GetResult(rate), parsed.GetValue(schedule)) switch
    {
        (null, null) => Ok(optimizer),
        (_, null) => optimizer.WithRate(parsed.GetValue(rate)).MapFail(error => error with { Where = rate.Name }),
        (null, _) => options.Net.Notation<Schedule>(parsed, schedule).Bind(rates => optimizer.WithRate(rates).MapFail(error => error with { Where = schedule.Name })),
        _ => Fail<GradientTransform>(new DataError($"{rate.Name} and {schedule.Name}") { Expected = "one of them", Found = "both" }),
    };

    /// <summary>How long what does not say so lasts: to the end of the last epoch.</summary>
    private int Steps(ParseResult parsed, int examples) => (int)Math.Min(int.MaxValue, parsed.GetValue(epochs) * Math.Ceiling(examples / (double)parsed.GetValue(options.Batch)));

    /// <summary>A model whose scores are numbers is saved before anything is shown, for there may be nobody to read it.</summary>
    private Validation<NnError, string> Save(ParseResult parsed, TrainingJob job, Checkpoint last) => parsed.GetValue(save) is { } path
        ? job.Trained(job.Result(last).State.Parameters).Save(path).MapFail(OutputError.Of).Map(_ => $"saved {path}")
        : Ok("");

    private Validation<NnError, Exit> Done(ParseResult parsed, TrainingJob job, Validation<NnError, string> kept, Checkpoint last, Observations seen, TimeSpan time) =>
        from view in TrainingView.Of(job, last, time)
        let saved = Save(parsed, job, last)
        let told = parsed.GetValue(report) is { } page ? terminal.Write(page, view.Report($"Training on {Path.GetFileName(parsed.GetRequiredValue(options.Data.Source))}", last, seen).ToHtml()).Map(_ => $"wrote {page}") : Ok("")
        let shown = terminal.Show(view)
        let watched = parsed.GetValue(monitor) ? terminal.Show(new MonitorView(seen)) : shown
        from said in new[] { kept, saved, told }.Sequence()
        select said.Where(text => text is not "").Aggregate(shown, (_, text) => terminal.Tell(text));
}
