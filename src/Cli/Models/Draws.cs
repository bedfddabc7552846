using Functional.Nn.Ops;
using Functional.Nn.Training;

namespace Functional.Nn.Cli;

/// <summary>What several draws with dropout say, as comma-separated values: classes with their mean probabilities, or mean numbers, and the standard deviation of each.</summary>
/// <param name="Trained">The model.</param>
/// <param name="Predictive">The draws, a row for each example.</param>
internal sealed record Draws(TrainedModel Trained, Predictive Predictive)
{
    private int Width => Predictive.Mean.Shape.Rank == 1 ? 1 : Predictive.Mean.Shape[^1].Extent;

    private ValueList<string> Classes => Trained.Schema.Classes;

    /// <summary>The lines, header first.</summary>
    public IEnumerable<string> Lines()
    {
        var rows = Predictive.Mean.Span.ToArray().Zip(Predictive.Deviation.Span.ToArray(), (mean, deviation) => (Mean: mean, Deviation: deviation)).Chunk(Width);
        return Classes.Count == 0 ? rows.Select(row => string.Join(',', row.Select(Numbers))).Prepend(string.Join(',', Enumerable.Range(1, Width).Select(i => Width == 1 ? "prediction,deviation" : $"prediction{i},deviation{i}")))
            : Trained.Loss.Activation == Layer.Identity ? Decided(rows, row => "").Prepend("prediction")
            : Decided(rows, row => $",{Numbers(row)}").Prepend("prediction,probability,deviation");
    }

    private IEnumerable<string> Decided(IEnumerable<(double Mean, double Deviation)[]> rows, Func<(double Mean, double Deviation), string> more) =>
        Decisions.Of(Predictive).Zip(rows, (decided, row) => $"{Predictions.Quoted(decided < Classes.Count ? Classes[decided] : $"{decided}")}{more(row is [var one] ? (decided == 1 ? one : (1 - one.Mean, one.Deviation)) : row[decided])}");

    private static string Numbers((double Mean, double Deviation) of) => $"{Predictions.Number((float)of.Mean)},{Predictions.Number((float)of.Deviation)}";
}
