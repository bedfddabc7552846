using System.Collections.Immutable;
using System.Globalization;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary>Predictions as comma-separated values: classes with their probabilities, or numbers.</summary>
/// <param name="Trained">The model.</param>
/// <param name="Outputs">Its outputs, a row for each example.</param>
internal sealed record Predictions(TrainedModel Trained, Tensor<float> Outputs)
{
    private static readonly Numerals Digits = new(6);

    private int Width => Outputs.Shape.Rank == 1 ? 1 : Outputs.Shape[^1].Extent;

    private ValueList<string> Classes => Trained.Schema.Classes;

    /// <summary>The lines, header first.</summary>
    public IEnumerable<string> Lines() => Classes.Count == 0
        ? Rows(Activated()).Select(row => string.Join(',', row.Select(Number))).Prepend(Width == 1 ? "prediction" : string.Join(',', Enumerable.Range(1, Width).Select(i => $"prediction{i}")))
        : Trained.Loss.Activation == Layer.Identity
            ? Decided().Select(Class).Prepend("prediction")
            : Decided().Zip(Rows(Activated()), (decided, row) => $"{Class(decided)},{Number(Probability(decided, row))}").Prepend("prediction,probability");

    /// <summary>How well they agree with targets that are known; none where these are of another shape.</summary>
    public Option<string> Agreement(Tensor targets) => targets switch
    {
        Tensor<int> classes => Score.Of<float>(Trained.Loss, 0, Outputs.Span, classes).Accuracy.Map(accuracy => $"accuracy {Numerals.Percent(accuracy)} of {classes.Length} examples"),
        _ when targets.Shape == Outputs.Shape => Regression.Of(Activated(), targets).MeanSquaredError.Map(error => $"mean squared error {Digits.Of(error)} of {targets.Shape[0]} examples"),
        _ => Option<string>.None,
    };

    private ImmutableArray<int> Decided() => Decisions.Of(Trained.Loss, Outputs);

    private string Class(int decided) => Quoted(Trained.Schema.ClassName(decided));

    private IEnumerable<float[]> Rows(Tensor<float> values) => values.Span.ToArray().Chunk(Width);

    private Tensor<float> Activated() => (Functions.Input("z", Outputs.Shape) | Trained.Loss.Activation).Evaluate<float>(Env.Of(("z", Outputs))).OrThrow();

    private static float Probability(int decided, float[] row) => row is [var p] ? (decided == 1 ? p : 1 - p) : row[decided];

    internal static string Number(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    internal static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
