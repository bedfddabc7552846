using System.CommandLine;
using Functional.Nn.Training;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary><c>fnn predict</c>: what a trained model says of a table.</summary>
internal sealed class PredictCommand
{
    private readonly Argument<string> model = new("model") { Description = "A file that fnn train --save wrote." };
    private readonly Argument<string> table = new("table") { Description = "A file of comma-separated values with the model's columns; others are ignored. Or images in the IDX format of MNIST." };
    private readonly Setting<string> output = Destination.Setting();
    private readonly Setting<string[]> with = Assemblies.Setting();
    private readonly Terminal terminal;

    private PredictCommand(Terminal terminal) => this.terminal = terminal;

    private static IReadOnlyList<HelpNote> Notes =>
    [
        HelpNote.Examples("fnn predict iris.safetensors flowers.csv", "fnn predict iris.safetensors flowers.csv --output species.csv"),
        new("Result", "comma-separated values, a line for each example: its class and the probability of that, or a number. Where the table has the target column with the model's classes, the accuracy is told beside it."),
    ];

    public static Command Of(Terminal terminal)
    {
        var it = new PredictCommand(terminal);
        return new Verb("predict", "Predict classes or numbers for the rows of a table.", terminal, it.Run) { Notes = Notes, Symbols = [it.model, it.table, it.output, it.with] };
    }

    private Validation<NnError, Exit> Run(ParseResult parsed, CancellationToken token) =>
        from more in parsed.Load(with)
        from writable in Texts.Output(output, parsed.GetValue(output), parsed.GetRequiredValue(model), parsed.GetRequiredValue(table))
        from trained in TrainedModel.Load(parsed.GetRequiredValue(model), more)
        from read in Read(parsed.GetRequiredValue(table), trained.Schema)
        from examples in read.Reshape(trained.Model.Example.Shape)
        from outputs in trained.Predict<float>(examples.Features)
        let predictions = new Predictions(trained, outputs)
        from written in terminal.Write(parsed.GetValue(output), string.Concat(predictions.Lines().Select(line => $"{line}\n")))
        select Told(predictions, examples);

    /// <summary>The rows with their targets, or without where the target column is of no use.</summary>
    private static Validation<NnError, Examples> Read(string path, Schema schema) =>
        Idx.Recognise(path).Bind(isImages =>
            isImages ? Idx.LoadExamples(path, schema)
            : Csv.Load(path, schema) is { IsSuccess: true } known ? known : Csv.Load(path, schema with { Target = "" }));

    private Exit Told(Predictions predictions, Examples examples)
    {
        examples.Targets.IfSome(targets => terminal.Errors.WriteLine(predictions.Agreement(targets)));
        return Exit.Success;
    }
}
