using System.Collections.Immutable;
using System.Globalization;
using Functional.Nn.Ops;
using Functional.Nn.Training;

namespace Functional.Nn.Cli;

/// <summary>Predictions as comma-separated values: classes with their probabilities, or numbers.</summary>
/// <param name="Trained">The model.</param>
/// <param name="Outputs">Its outputs, a row for each example.</param>
internal sealed record Predictions(TrainedModel Trained, Tensor<float> Outputs)
{
    private int Width => Outputs.Shape.Rank == 1 ? 1 : Outputs.Shape[^1].Extent;

    private ValueList<string> Classes => Trained.Schema.Classes;

    /// <summary>The lines, header first.</summary>
    public IEnumerable<string> Lines() => Classes.Count == 0
        ? Rows().Select(row => string.Join(',', row.Select(Number))).Prepend(Width == 1 ? "prediction" : string.Join(',', Enumerable.Range(1, Width).Select(i => $"prediction{i}")))
        : Decided().Zip(Rows(), (decided, row) => $"{Quoted(decided < Classes.Count ? Classes[decided] : $"{decided}")}{Probability(decided, row)}").Prepend($"prediction{(Probability(0, [.. new float[Width]]) is "" ? "" : ",probability")}");

    /// <summary>How well they agree with targets that are known.</summary>
    public string Agreement(Tensor targets) => targets is Tensor<int> classes
        ? string.Create(CultureInfo.InvariantCulture, $"accuracy {100.0 * Decided().Zip(classes.Span.ToArray(), (d, a) => d == a).Count(hit => hit) / classes.Length:0.00}% of {classes.Length} examples")
        : string.Create(CultureInfo.InvariantCulture, $"mean squared error {Outputs.Span.ToArray().Zip(targets.To<float>().Span.ToArray(), (p, t) => Math.Pow((double)p - t, 2)).Average():G6} of {targets.Shape[0]} examples");

    private ImmutableArray<int> Decided() => Decisions.Of(Trained.Loss, Outputs);

    private IEnumerable<float[]> Rows() => Outputs.Span.ToArray().Chunk(Width);

    private string Probability(int decided, float[] row) => (Trained.Loss, Width) switch
    {
        (SoftmaxCrossEntropyLoss, _) => $",{Number((float)(1 / row.Sum(z => Math.Exp(z - row[decided]))))}",
        (BinaryCrossEntropyLoss, 1) => $",{Number((float)(1 / (1 + Math.Exp(decided == 1 ? -row[0] : row[0]))))}",
        _ => "",
    };

    private static string Number(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
