using System.CommandLine;
using Functional.Nn.Training;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary><c>fnn predict</c>: what a trained model says of a table.</summary>
internal sealed class PredictCommand
{
    private readonly ModelOptions files = new();
    private readonly Setting<int> samples = Numbers.Whole("--monte-carlo", "Leave dropout on, and tell the mean of this many draws and how far they are apart.", null, 1);
    private readonly Setting<int> seed = Numbers.Whole("--seed", "The seed of the draws; the same seed gives the same result.", 1, int.MinValue);
    private readonly Terminal terminal;

    private PredictCommand(Terminal terminal) => this.terminal = terminal;

    private static IReadOnlyList<HelpNote> Notes =>
    [
        HelpNote.Examples("fnn predict iris.safetensors flowers.csv", "fnn predict iris.safetensors flowers.csv --output species.csv", "fnn predict digits.safetensors pixels.csv --monte-carlo 100"),
        new("Result", "comma-separated values, a line for each example: its class and the probability of that, or a number. Where the table has the target column with the model's classes, the accuracy is told beside it. With --monte-carlo, the class of the greatest mean probability, that probability and the standard deviation of the draws; or mean and standard deviation of the number."),
    ];

    public static Command Of(Terminal terminal)
    {
        var it = new PredictCommand(terminal);
        return new Verb("predict", "Predict classes or numbers for the rows of a table.", terminal, it.Run)
        {
            Notes = Notes,
            Symbols = [it.files.Model, it.files.Table, it.samples, it.seed, it.files.Output, it.files.With],
        };
    }

    private Validation<NnError, Exit> Run(ParseResult parsed, CancellationToken token) =>
        from seeded in Seeded(parsed)
        from trained in files.Load(parsed)
        from examples in Read(parsed, trained)
        from predictions in parsed.GetResult(samples) is null
            ? trained.Predict<float>(examples.Features).Map(outputs => Predictions.Of(trained, outputs))
            : trained.Sample<float>(examples.Features, parsed.GetValue(seed), parsed.GetValue(samples)).Map(draws => Predictions.Of(trained, draws))
        from written in terminal.Write(parsed.GetValue(files.Output), string.Concat(predictions.Lines().Select(line => $"{line}\n")))
        select Told(predictions, examples);

    /// <summary>A seed is of draws.</summary>
    private Validation<NnError, Unit> Seeded(ParseResult parsed) => Validated.Ok(Unit.Default) is var ok && parsed.GetResult(samples) is null
        ? ok.Without(parsed, "no draws", "--monte-carlo with it", seed)
        : ok;

    /// <summary>The rows with their targets, or without where the target column is of no use.</summary>
    private Validation<NnError, Examples> Read(ParseResult parsed, TrainedModel trained) =>
        files.Read(parsed, trained.Schema, trained.Model.Example) is { IsSuccess: true } known ? known : files.Read(parsed, trained.Schema with { Target = "" }, trained.Model.Example);

    private Exit Told(Predictions predictions, Examples examples)
    {
        examples.Targets.Bind(predictions.Agreement).IfSome(terminal.Errors.WriteLine);
        return Exit.Success;
    }
}
