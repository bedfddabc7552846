using System.Collections.Immutable;
using System.Globalization;
using Functional.Nn.Ops;
using Functional.Nn.Training;
using LanguageExt;

namespace Functional.Nn.Cli;

/// <summary>Predictions as comma-separated values: classes with their probabilities, or numbers; where several draws say so together, each with its standard deviation.</summary>
/// <param name="Trained">The model.</param>
/// <param name="Decided">The class of each example, where the model answers classes.</param>
/// <param name="Numbers">What the outputs are after the loss's activation, a row for each example.</param>
/// <param name="Deviations">How far draws are apart in each of the numbers.</param>
internal sealed record Predictions(TrainedModel Trained, ImmutableArray<int> Decided, Tensor<double> Numbers, Option<Tensor<double>> Deviations)
{
    private static readonly Numerals Digits = new(6);

    /// <summary>What a model says of examples.</summary>
    public static Predictions Of(TrainedModel trained, Tensor<float> outputs) => new(trained, Decisions.Of(trained.Loss, outputs), Activated(trained.Loss, outputs).To<double>(), Option<Tensor<double>>.None);

    /// <summary>What draws say of examples together.</summary>
    public static Predictions Of(TrainedModel trained, Predictive draws) => new(trained, Decisions.Of(draws), draws.Mean, draws.Deviation);

    /// <summary>The lines, header first.</summary>
    public IEnumerable<string> Lines() =>
        Trained.Schema.Classes.Count == 0 ? Rows.Select(row => string.Join(',', row.Select(Cells))).Prepend(string.Join(',', Enumerable.Range(1, Width).Select(i => Headings("prediction", Width == 1 ? "" : $"{i}"))))
        : Trained.Loss.Activation == Layer.Identity ? Decided.Select(Class).Prepend("prediction")
        : Decided.Zip(Rows, (decided, row) => $"{Class(decided)},{Cells(Of(decided, row))}").Prepend($"prediction,{Headings("probability", "")}");

    /// <summary>How well they agree with targets that are known; none where these are of another shape.</summary>
    public Option<string> Agreement(Tensor targets) => targets switch
    {
        Tensor<int> classes when classes.Length == Decided.Length && classes.Length > 0 =>
            $"accuracy {Numerals.Percent((double)Decided.Zip(classes.Span.ToArray(), (decided, actual) => decided == actual).Count(isRight => isRight) / classes.Length)} of {classes.Length} examples",
        { Kind: Kind.Real } when targets.Shape == Numbers.Shape => Regression.Of(Numbers, targets).MeanSquaredError.Map(error => $"mean squared error {Digits.Of(error)} of {targets.Shape[0]} examples"),
        _ => Option<string>.None,
    };

    private int Width => Numbers.Shape.Rank == 1 ? 1 : Numbers.Shape[^1].Extent;

    private IEnumerable<(double Number, double Deviation)[]> Rows =>
        Numbers.Span.ToArray().Zip(Deviations.Map(all => all.Span.ToArray()).IfNone(new double[Numbers.Length]), (number, deviation) => (Number: number, Deviation: deviation)).Chunk(Width);

    private string Class(int decided) => Quoted(Trained.Schema.ClassName(decided));

    private string Headings(string number, string suffix) => $"{number}{suffix}{(Deviations.IsSome ? $",deviation{suffix}" : "")}";

    private string Cells((double Number, double Deviation) cell) => $"{Text(cell.Number)}{(Deviations.IsSome ? $",{Text(cell.Deviation)}" : "")}";

    /// <summary>The probability of a class: a single one is that of class 1.</summary>
    private static (double, double) Of(int decided, (double Number, double Deviation)[] row) => row is [var one] ? (decided == 1 ? one.Number : 1 - one.Number, one.Deviation) : row[decided];

    private static Tensor<float> Activated(Loss loss, Tensor<float> outputs) => (Functions.Input("z", outputs.Shape) | loss.Activation).Evaluate<float>(Env.Of(("z", outputs))).OrThrow();

    private static string Text(double number) => ((float)number).ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
