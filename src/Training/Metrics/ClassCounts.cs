using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>
/// The counts of each class against the rest, or of each label by itself, and their averages. What is undefined for a class counts as 0 in a mean, which is
/// scikit-learn's zero_division=0; a class that is neither there nor found is left out of it, as scikit-learn leaves out classes that do not occur.
/// </summary>
/// <param name="Each">The counts of each class.</param>
public sealed record ClassCounts(ValueList<BinaryCounts> Each) : IAdditionOperators<ClassCounts, ClassCounts, ClassCounts>
{
    /// <summary>The counts of all classes together: where each example has one class and is given one, its precision, recall and F1 all are the accuracy.</summary>
    public BinaryCounts Micro => Each.Aggregate(default(BinaryCounts), (sum, counts) => sum + counts);

    /// <summary>The means over classes, each of which counts the same.</summary>
    public Averages Macro => Averaged(counts => counts.Support + counts.Predicted > 0 ? 1 : 0);

    /// <summary>The means over classes, each of which counts as often as it is there.</summary>
    public Averages Weighted => Averaged(counts => counts.Support);

    /// <summary>The counts of both, of the same classes.</summary>
    public static ClassCounts operator +(ClassCounts left, ClassCounts right) => new([.. left.Each.Zip(right.Each, (l, r) => l + r)]);

    /// <summary>A row for each class, and the means.</summary>
    /// <param name="kind">What the rows are: <c>class</c>, <c>label</c>.</param>
    /// <param name="name">The name of each.</param>
    /// <param name="isSingle">Whether each example has one class, so that the micro mean tells nothing that the accuracy does not.</param>
    public Table Table(string kind, Func<int, string> name, bool isSingle) => new(
        [kind, "precision", "recall", "F1", "number"],
        [
            .. Each.Select((counts, i) => Row(name(i), new(counts.Precision, counts.Recall, counts.F1), $"{counts.Support}")),
            .. isSingle ? [] : new[] { Row("micro mean", new(Micro.Precision, Micro.Recall, Micro.F1), $"{Micro.Support}") },
            Row("macro mean", Macro, ""),
            Row("weighted mean", Weighted, ""),
        ]);

    private static ValueList<string> Row(string name, Averages averages, string number) =>
        [name, Numerals.Readable.Of(averages.Precision), Numerals.Readable.Of(averages.Recall), Numerals.Readable.Of(averages.F1), number];

    private Averages Averaged(Func<BinaryCounts, double> weight)
    {
        var total = Each.Sum(weight);
        return new(Mean(counts => counts.Precision), Mean(counts => counts.Recall), Mean(counts => counts.F1));

        Option<double> Mean(Func<BinaryCounts, Option<double>> metric) => Ratio.Of(Each.Sum(counts => weight(counts) * metric(counts).IfNone(0)), total);
    }
}
