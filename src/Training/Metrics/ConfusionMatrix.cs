using Functional.Nn.Plots;

namespace Functional.Nn.Training;

/// <summary>How often each class was taken for each: a fold over pairs of actual and predicted class.</summary>
/// <param name="Classes">The number of classes.</param>
/// <param name="Counts">Row-major: rows are actual, columns predicted classes.</param>
public sealed record ConfusionMatrix(int Classes, ValueList<int> Counts)
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
    /// <param name="names">The names of the classes.</param>
    public Plot Plot(ValueList<string> names) => Plots.Plot.Of("confusion", new Matrix(names, names, [.. Counts.Select(count => (double)count)], "examples")).LabelX("predicted").LabelY("actual");
}
