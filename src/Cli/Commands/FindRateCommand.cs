using System.CommandLine;
using Functional.Nn.Training;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary><c>fnn find-lr</c>: which learning rates a training bears.</summary>
internal sealed class FindRateCommand
{
    private readonly TrainingOptions options = new();
    private readonly Setting<double> lowest = Numbers.Real("--from", "The learning rate of the first step.", 1e-6, "a number above 0", n => n > 0);
    private readonly Setting<double> highest = Numbers.Real("--to", "The learning rate of the last step.", 10, "a number above 0", n => n > 0);
    private readonly Setting<int> steps = Numbers.Whole("--steps", "The most steps.", 200, 3);
    private readonly Setting<string> output = new("--output", "The file to write the curve to, as SVG.", "file.svg") { Aliases = { "-o" } };
    private readonly Terminal terminal;

    private FindRateCommand(Terminal terminal) => this.terminal = terminal;

    private static IReadOnlyList<HelpNote> Notes =>
    [
        HelpNote.Examples("fnn find-lr", "fnn find-lr iris --net \"dense 16 >> relu >> dense 3\" --optimizer \"momentum 0.1\" --output rates.svg"),
        new("Result", "the loss while the learning rate grows from step to step by a factor. The suggestion is the rate at which it falls fastest: give it to fnn train as --lr."),
        .. TrainingOptions.Notes,
    ];

    public static Command Of(Terminal terminal)
    {
        var it = new FindRateCommand(terminal);
        return new Verb("find-lr", "Find the learning rate: train a few steps with one that grows, and look where the loss falls.", terminal, it.Run)
        {
            Notes = Notes,
            Symbols = [.. it.options.DataSymbols, .. it.options.ModelSymbols, it.lowest, it.highest, it.steps, it.options.Batch, it.options.Optimizer, it.options.Net.With, it.options.Net.Seed, it.output],
        };
    }

    private Validation<NnError, Exit> Run(ParseResult parsed, CancellationToken token) =>
        from writable in Texts.Output(output, parsed.GetValue(output), parsed.GetRequiredValue(options.Data.Source))
        from job in options.Job(parsed, epochs: 1, LanguageExt.Option<int>.None, (optimizer, _) => Ok(optimizer.Within(parsed.GetValue(steps))))
        from range in LearningRateRange.Of<float>(job.Recipe, job.Model, job.Run.Data, options.Net.Key(parsed), parsed.GetValue(lowest), parsed.GetValue(highest), parsed.GetValue(steps))
        from drawn in parsed.GetValue(output) is { } path ? terminal.Write(path, range.Plot.ToSvg()) : Ok(LanguageExt.Unit.Default)
        select terminal.Show(new LearningRateView(range));
}
