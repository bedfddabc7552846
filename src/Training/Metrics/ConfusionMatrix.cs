using System.Numerics;
using System.Numerics.Tensors;
using Functional.Nn.Plots;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>How often each class was taken for each: a fold over pairs of actual and predicted class. Matrices add up.</summary>
/// <param name="Classes">The number of classes.</param>
/// <param name="Counts">Row-major: rows are actual, columns predicted classes.</param>
public sealed record ConfusionMatrix(int Classes, ValueList<int> Counts) : IAdditionOperators<ConfusionMatrix, ConfusionMatrix, ConfusionMatrix>
{
    /// <summary>The matrix of pairs, each class from 0 to <paramref name="classes"/> - 1.</summary>
    public static ConfusionMatrix Of(int classes, IEnumerable<(int Actual, int Predicted)> pairs)
    {
        var counts = new int[classes * classes];
        foreach (var (actual, predicted) in pairs)
            counts[(actual * classes) + predicted]++;
        return new(classes, ValueList.Of<int>(counts));
    }

    /// <summary>How often <paramref name="actual"/> was taken for <paramref name="predicted"/>.</summary>
    public int this[int actual, int predicted] => Counts[(actual * Classes) + predicted];

    /// <summary>The matrix as colours with its counts.</summary>
    /// <param name="name">The name of each class.</param>
    public Plot Plot(Func<int, string> name)
    {
        ValueList<string> names = [.. Enumerable.Range(0, Classes).Select(name)];
        return Plots.Plot.Of("confusion", new Matrix(names, names, [.. Counts.Select(count => (double)count)], "examples")).LabelX("predicted").LabelY("actual");
    }

    /// <summary>The number of examples.</summary>
    public long Total => Counts.Sum(count => (long)count);

    /// <summary>The number of examples whose class was found: the trace.</summary>
    public long Correct => Enumerable.Range(0, Classes).Sum(c => (long)this[c, c]);

    /// <summary>The fraction of examples whose class was found, 0 to 1; none of no examples.</summary>
    public Option<double> Accuracy => Ratio.Of(Correct, Total);

    /// <summary>The counts of each class against the rest, of which precision, recall and F1 are made.</summary>
    public ClassCounts OneVersusRest
    {
        get
        {
            var (actual, predicted, total, counts) = (new long[Classes], new long[Classes], Total, Counts.Items);
            for (var i = 0; i < counts.Length; i++)
            {
                actual[i / Classes] += counts[i];
                predicted[i % Classes] += counts[i];
            }

            return new([.. Enumerable.Range(0, Classes).Select(c => new BinaryCounts(this[c, c], predicted[c] - this[c, c], actual[c] - this[c, c], total - predicted[c] - actual[c] + this[c, c]))]);
        }
    }

    /// <summary>The mean recall of the classes that occur, 0 to 1, which a rare class changes as much as a frequent one; none of no examples.</summary>
    public Option<double> BalancedAccuracy => Ratio.Mean(OneVersusRest.Each.Select(counts => counts.Recall));

    /// <summary>
    /// The correlation of actual and predicted classes (Matthews, 1975; for several classes Gorodkin, 2004), of correct c among s examples and how often each
    /// class is there, t, and predicted, p: <c>(c s - Σ p t) / √((s² - Σ p²) (s² - Σ t²))</c>. 1 is all correct, 0 no better than chance; none where
    /// there is or was predicted one class alone, where scikit-learn answers 0.
    /// </summary>
    public Option<double> MatthewsCorrelation => OneVersusRest.Each is var each
        ? Ratio.Of(BeyondChance(each), Math.Sqrt(Mixed(each.Select(counts => counts.Predicted))) * Math.Sqrt(Mixed(each.Select(counts => counts.Support))))
        : default;

    /// <summary>
    /// How much better than by chance classes agree (Cohen, 1960), <c>(c s - Σ p t) / (s² - Σ p t)</c> in the terms of <see cref="MatthewsCorrelation"/>: 1 is all
    /// correct, 0 no better than chance; none where all is one class, and predicted to be.
    /// </summary>
    public Option<double> CohenKappa => OneVersusRest.Each is var each ? Ratio.Of(BeyondChance(each), (Total * Total) - ByChance(each)) : default;

    /// <summary>The matrix of both, of the same classes.</summary>
    public static ConfusionMatrix operator +(ConfusionMatrix left, ConfusionMatrix right)
    {
        if (left.Classes != right.Classes)
            throw new ShapeException(new ShapeError("sum of confusion matrices") { Expected = $"{left.Classes} classes", Found = $"{right.Classes}" });
        var counts = new int[left.Counts.Count];
        TensorPrimitives.Add(left.Counts.Items.AsSpan(), right.Counts.Items.AsSpan(), counts);
        return new(left.Classes, ValueList.Of<int>(counts));
    }

    private long BeyondChance(ValueList<BinaryCounts> each) => (Correct * Total) - ByChance(each);

    private static long ByChance(ValueList<BinaryCounts> each) => each.Sum(counts => counts.Support * counts.Predicted);

    private long Mixed(IEnumerable<long> counts) => (Total * Total) - counts.Sum(count => count * count);
}
