using System.CommandLine;
using Functional.Nn.Training;
using LanguageExt;
using static Functional.Nn.Validated;

namespace Functional.Nn.Cli;

/// <summary><c>fnn evaluate</c>: how good a trained model is on a table.</summary>
internal sealed class EvaluateCommand
{
    private const string Table = "table", Json = "json";

    private readonly ModelOptions files = new();
    private readonly Setting<string> target = new("--target", "The column with the truth; left out, the one that the model was trained to predict.", "column");
    private readonly Setting<int> top = Numbers.Whole("--top-k", "Count a class as found too where it has one of the k largest outputs.", null, 1);
    private readonly Setting<string> format = Choices.Of("--format", "How the result is written.", Table, Json);
    private readonly Terminal terminal;

    private EvaluateCommand(Terminal terminal) => this.terminal = terminal;

    private static IReadOnlyList<HelpNote> Notes =>
    [
        HelpNote.Examples("fnn evaluate iris.safetensors flowers.csv", "fnn evaluate digits.safetensors digits --top-k 3", "fnn evaluate iris.safetensors flowers.csv --format json --output found.json"),
        new("Result", "of classes accuracy, precision, recall, F1, correlation, the areas under the curves, how good the probabilities are, and what was taken for what; of numbers RMSE, MAE, R^2 and the explained variance. A point, or null, is what is not defined, as the precision of a class that is never predicted; in means over classes that counts as 0."),
    ];

    public static Command Of(Terminal terminal)
    {
        var it = new EvaluateCommand(terminal);
        return new Verb("evaluate", "Measure a trained model on a table whose targets are known.", terminal, it.Run)
        {
            Notes = Notes,
            Symbols = [it.files.Model, it.files.Table, it.target, it.top, it.format, it.files.Output, it.files.With],
        };
    }

    private Validation<NnError, Exit> Run(ParseResult parsed, CancellationToken token) =>
        from trained in files.Load(parsed)
        let schema = trained.Schema with { Target = parsed.GetValue(target) ?? trained.Schema.Target }
        from sensible in schema.Classes.Count == 0 ? Ok(LanguageExt.Unit.Default).Without(parsed, "a model of numbers", "a model of classes", top) : Ok(LanguageExt.Unit.Default)
        from examples in files.Read(parsed, schema, trained.Model.Example)
        from targets in Known(examples, schema, parsed.GetRequiredValue(files.Table))
        from evaluated in trained.Evaluate<float>(examples.Features, targets)
        let report = new Report(trained with { Schema = schema }, evaluated, parsed.GetResult(top) is null ? LanguageExt.Option<int>.None : parsed.GetValue(top))
        from written in Write(parsed, report)
        select Exit.Success;

    private static Validation<NnError, Tensor> Known(Examples examples, Schema schema, string table) => examples.Targets.Match(
        Some: Ok,
        None: () => Fail<Tensor>(new DataError("no target column")
        {
            Where = table,
            Expected = schema.Target is "" ? "a column with the truth" : $"'{schema.Target}'",
            Hint = schema.Target is "" ? "Name it by --target." : "Name another by --target; fnn predict needs none.",
        }));

    private Validation<NnError, LanguageExt.Unit> Write(ParseResult parsed, Report report) => (parsed.GetRequiredValue(format), parsed.GetValue(files.Output)) switch
    {
        (Json, var path) => terminal.Write(path, $"{ReportJson.Of(report)}\n"),
        (_, null) => Ok(Shown(terminal, report)),
        (_, var path) => terminal.Write(path, Text(report)),
    };

    private static LanguageExt.Unit Shown(Terminal to, Report report)
    {
        to.Show(new ReportView(report));
        return LanguageExt.Unit.Default;
    }

    private static string Text(Report report)
    {
        using var text = new StringWriter();
        _ = Shown(Terminal.Plain(text, TextWriter.Null), report);
        return text.ToString();
    }
}
