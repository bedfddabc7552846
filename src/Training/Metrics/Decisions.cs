using System.Collections.Immutable;
using System.Numerics;
using System.Numerics.Tensors;
using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>From predictions to classes.</summary>
public static class Decisions
{
    /// <summary>For each row of predictions <c>[..., k]</c> its class: the position of the largest, the first of equals; for a single
    /// output, 1 above the loss's threshold and else 0.</summary>
    public static ImmutableArray<int> Of<T>(Loss loss, Tensor<T> predictions) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Of(predictions, T.CreateChecked(loss.Threshold));

    /// <summary>For each row of mean predictions its class: the position of the largest, the first of equals; for a single one, 1 where it is more likely than not or, where it is no probability,
    /// above the loss's threshold, and else 0.</summary>
    public static ImmutableArray<int> Of(Predictive predictive) => Of(predictive.Mean, predictive.Outcome is Outcome.Bits ? 0.5 : predictive.Loss.Threshold);

    private static ImmutableArray<int> Of<T>(Tensor<T> predictions, T threshold) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var width = predictions.Shape.Rank == 1 ? 1 : predictions.Shape[^1].Extent;
        return [.. Enumerable.Range(0, width == 0 ? 0 : predictions.Length / width).Select(row => Decided(predictions.Span.Slice(row * width, width), threshold))];
    }

    /// <summary>In how many rows of predictions, one for each of <paramref name="classes"/>, that class is decided for.</summary>
    internal static int Correct<T>(Loss loss, ReadOnlySpan<T> predictions, ReadOnlySpan<int> classes) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (correct, width, threshold) = (0, classes.IsEmpty ? 0 : predictions.Length / classes.Length, T.CreateChecked(loss.Threshold));
        for (var row = 0; row < classes.Length && width > 0; row++)
            if (Decided(predictions.Slice(row * width, width), threshold) == classes[row])
                correct++;
        return correct;
    }

    private static int Decided<T>(ReadOnlySpan<T> row, T threshold) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        row.Length == 1 ? (row[0] > threshold ? 1 : 0) : TensorPrimitives.IndexOfMax(row);
}
