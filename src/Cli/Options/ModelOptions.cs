using System.CommandLine;
using Functional.Nn.Training;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary>A saved model, a table that it is used on, and where the result goes.</summary>
internal sealed record ModelOptions
{
    /// <summary>The model.</summary>
    public Argument<string> Model { get; } = new("model") { Description = "A file that fnn train --save wrote." };

    /// <summary>The table.</summary>
    public Argument<string> Table { get; } = new("table")
    {
        Description = $"A file of comma-separated values with the model's columns, others are ignored; images in the IDX format of MNIST; or one of the tables {string.Join(", ", Tables.Names)}.",
    };

    /// <summary>Where the result goes.</summary>
    public Setting<string> Output { get; } = Destination.Setting();

    /// <summary>Where layers of one's own are looked for.</summary>
    public Setting<string[]> With { get; } = Assemblies.Setting();

    /// <summary>The model, when it is known that the result can be written.</summary>
    public Validation<NnError, TrainedModel> Load(ParseResult parsed) =>
        from more in parsed.Load(With)
        from writable in Texts.Output(Output, parsed.GetValue(Output), parsed.GetRequiredValue(Model), parsed.GetRequiredValue(Table))
        from trained in TrainedModel.Load(parsed.GetRequiredValue(Model), more)
        select trained;

    /// <summary>The rows of the table in the shape that the model takes, with their targets where it has those of the schema.</summary>
    public Validation<NnError, Examples> Read(ParseResult parsed, Schema schema, TensorType example) =>
        TableSource.Read(
            parsed.GetRequiredValue(Table),
            name => Tables.Load(name, schema),
            path => Idx.Recognise(path).Bind(isImages => isImages ? Idx.LoadExamples(path, schema) : Csv.Load(path, schema))).Bind(examples => examples.Reshape(example.Shape));
}
