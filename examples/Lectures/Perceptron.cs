using System.Numerics.Tensors;

namespace Functional.Nn.Lectures;

/// <summary>Lectures 002 and 003, "Perceptron": Rosenblatt's rule on data that a line can part, and Novikoff's bound (1962) on its mistakes.</summary>
public sealed record Perceptron() : Example(
    "perceptron", [2, 3], "Rosenblatt's rule",
    "Where a line parts two classes with a margin, the rule makes at most (R / margin)^2 mistakes, R being the length of the longest example, and then never one again; where none does, it never comes to an end.")
{
    private const int Count = 200;
    private const int Most = 500;

    /// <summary>Points of two classes, with the line by which they were made.</summary>
    private sealed record Points(string Name, Tensor<double> Examples, ValueList<double> Targets, Option<Tensor<double>> Line);

    private sealed record Row(Points Points, double Longest, double Margin, ValueList<Rosenblatt.Epoch> Epochs)
    {
        public double Bound => Math.Pow(Longest / Margin, 2);

        public int Mistakes => Epochs.Sum(epoch => epoch.Mistakes);

        public Tensor<double> Weights => Epochs[^1].Weights;
    }

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from iris in Tables.Load("iris")
        from parted in Flowers(iris, "setosa", "versicolor")
        from mixed in Flowers(iris, "versicolor", "virginica")
        from rows in new[] { Made(0.5), Made(0.2), Made(0.05), parted }.Select(Learned).Sequence()
        from endless in Rosenblatt.Epochs(mixed.Examples, mixed.Targets).Take(Most).Sequence()
        select rows.Aggregate(
            Findings.Of([.. rows[..3].Select(Picture), Curve(rows)], columns: 2)
                .With("Points of a square keep a margin from a line. R is the length of the longest example, its constant 1 included; the margin is that of the line by which the points were made, or of the plane that was found between flowers.", new(
                    ["data", "examples", "R", "margin", "(R / margin)^2", "mistakes", "epochs"],
                    [.. rows.Select(row => ValueList.Of(row.Points.Name, $"{row.Points.Targets.Count}", Show(row.Longest), Show(row.Margin), Show(row.Bound), $"{row.Mistakes}", $"{row.Epochs.Count}"))])),
            (findings, row) => findings.Claim(
                new Claim($"the rule converges on {row.Points.Name}", $"after {row.Epochs.Count} epochs", row.Epochs[^1].Mistakes == 0),
                Claim.AtMost($"the number of mistakes on {row.Points.Name}", row.Mistakes, row.Bound)))
            .Claim($"versicolor and virginica are not parted by a plane in the first {Most} epochs", endless.All(epoch => epoch.Mistakes > 0), $"{endless[^1].Mistakes} mistakes in the last");

    private static string Show(double number) => Numerals.Readable.Of(number);

    /// <summary>Points of a square that lie at least <paramref name="margin"/> away from the line 1 + 2 x1 - 3 x2 = 0, as it is measured with the 1 of each.</summary>
    private Points Made(double margin)
    {
        var key = Key.Fold($"{margin}");
        var candidates = Enumerable.Range(0, 20 * Count).Select(i => (X1: (4 * key.Uniform(2 * i)) - 2, X2: (4 * key.Uniform((2 * i) + 1)) - 2));
        var kept = candidates.Select(p => (p.X1, p.X2, Away: (1 + (2 * p.X1) - (3 * p.X2)) / Math.Sqrt(14))).Where(p => Math.Abs(p.Away) >= margin).Take(Count).ToArray();
        return new($"margin {Show(margin)}", Tensor.Generate([kept.Length, 2], i => i % 2 == 0 ? kept[i / 2].X1 : kept[i / 2].X2), [.. kept.Select(p => p.Away > 0 ? 1.0 : 0)], Tensor.Vector(1.0, 2, -3));
    }

    private static Validation<NnError, Points> Flowers(Dataset iris, string first, string second) =>
        from both in iris.OfClasses(first, second)
        select new Points($"{first} and {second}", both.Features.To<double>(), [.. both.Targets.To<double>().Span], Option<Tensor<double>>.None);

    private static Validation<NnError, Row> Learned(Points points) =>
        from epochs in Rosenblatt.Epochs(points.Examples, points.Targets).Take(Most).Sequence()
        let lifted = Rosenblatt.Lifted(points.Examples)
        let separating = points.Line.IfNone(epochs[^1].Weights)
        let width = separating.Length
        let rows = Enumerable.Range(0, points.Targets.Count).Select(i => (Example: lifted.Span.Slice(i * width, width).ToArray(), Sign: (2 * points.Targets[i]) - 1)).ToArray()
        select new Row(
            points,
            rows.Max(row => TensorPrimitives.Norm<double>(row.Example)),
            rows.Min(row => row.Sign * TensorPrimitives.Dot<double>(row.Example, separating.Span)) / TensorPrimitives.Norm(separating.Span),
            [.. epochs]);

    private static Plot Picture(Row row) => Plot.Of(
        row.Points.Name,
        new Regions(Field.Of((x1, x2) => row.Weights.Span[0] + (row.Weights.Span[1] * x1) + (row.Weights.Span[2] * x2) > 0 ? 1 : 0, new(-2.1, 2.1), new(-2.1, 2.1), 160, 160), ["0", "1"]))
        .With(Scatter.OfClasses(["0", "1"], [.. row.Points.Targets.Select(t => (int)t)], [.. Column(row, 0)], [.. Column(row, 1)]))
        .LabelX("x1").LabelY("x2").Sized(400, 340);

    private static IEnumerable<double> Column(Row row, int column) => Enumerable.Range(0, row.Points.Targets.Count).Select(i => row.Points.Examples[i, column]);

    private static Plot Curve(IEnumerable<Row> rows) => Plot.Of("mistakes in each epoch", [.. rows.Select(row => new Line(row.Points.Name, [.. row.Epochs.Index().Select(epoch => epoch.Index + 1.0)], [.. row.Epochs.Select(epoch => (double)epoch.Mistakes)]))])
        .LabelX("epoch").LabelY("mistakes").Sized(400, 340);
}
