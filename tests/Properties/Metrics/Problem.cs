using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Functional.Nn.Training;

namespace Functional.Nn.Properties;

/// <summary>Examples of some classes with a score for each class, many of them equal.</summary>
internal sealed record Problem(int Classes, ValueList<int> Actual, ValueList<double> Scores)
{
    public static Arbitrary<Problem> Arbitrary { get; } = (
        from classes in Gen.Choose(2, 5)
        from count in Gen.Choose(1, 24)
        from actual in Gen.Choose(0, classes - 1).ArrayOf(count)
        from scores in Gen.Choose(0, 6).ArrayOf(count * classes)
        select new Problem(classes, [.. actual], [.. scores.Select(s => (double)s)])).ToArbitrary();

    /// <summary>The same with the scores of two classes, of which one is the other's opposite.</summary>
    public static Arbitrary<(double Score, bool IsPositive)[]> Ranked { get; } = (
        from count in Gen.Choose(1, 24)
        from scores in Gen.Choose(-6, 6).ArrayOf(count)
        from positives in Gen.Elements(true, false).ArrayOf(count)
        select scores.Zip(positives, (s, p) => ((double)s, p)).ToArray()).ToArbitrary();

    public int Count => Actual.Count;

    /// <summary>Probabilities of classes, row by row.</summary>
    public double[][] Probabilities => [.. Scores.Chunk(Classes).Select(row => row.Select(s => (s + 1) / row.Sum(t => t + 1)).ToArray())];

    /// <summary>The class of the largest score, the first of equals.</summary>
    public int[] Decided => [.. Scores.Chunk(Classes).Select(row => Array.IndexOf(row, row.Max()))];

    public ConfusionMatrix Confusion => ConfusionMatrix.Of(Classes, Actual.Zip(Decided));

    public Classification Found
    {
        get
        {
            var outputs = Tensor.Of<double>([Count, Classes], [.. Probabilities.SelectMany(row => row)]);
            return Classification.Of(Losses.SoftmaxCrossEntropy, outputs, outputs, Actual.Items.AsSpan());
        }
    }

    public Problem Rows(params IEnumerable<int> rows) => new(Classes, [.. rows.Select(row => Actual[row])], [.. rows.SelectMany(row => Scores.Skip(row * Classes).Take(Classes))]);
}
