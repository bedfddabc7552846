using System.Collections.Immutable;
using System.Numerics;
using System.Numerics.Tensors;
using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>From outputs to classes.</summary>
public static class Decisions
{
    /// <summary>For each row of outputs <c>[..., k]</c> its class: the position of the largest, the first of equals; for a single
    /// output, 1 above the loss's threshold and else 0, unless the loss counts classes along that axis.</summary>
    public static ImmutableArray<int> Of<T>(Loss loss, Tensor<T> outputs) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(loss, outputs, loss.Threshold);

    /// <summary>For each row of mean predictions its class: the position of the largest, the first of equals; for a single one, 1 where it is more likely than not or, where it is no probability,
    /// above the loss's threshold, and else 0.</summary>
    public static ImmutableArray<int> Of(Predictive predictive) => Of(predictive.Loss, predictive.Mean, predictive.Loss.Distribution is Distribution.Bernoulli ? 0.5 : predictive.Loss.Threshold);

    private static ImmutableArray<int> Of<T>(Loss loss, Tensor<T> outputs, double border) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (width, threshold) = (Width(outputs), T.CreateChecked(border));
        var isSingle = IsSingle(loss, width);
        return [.. Enumerable.Range(0, width == 0 ? 0 : outputs.Length / width).Select(row => Decided(outputs.Span.Slice(row * width, width), isSingle, threshold))];
    }

    /// <summary>In how many rows of outputs, one for each of <paramref name="classes"/>, that class is decided for.</summary>
    internal static int Correct<T>(Loss loss, ReadOnlySpan<T> outputs, ReadOnlySpan<int> classes) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (correct, width, threshold) = (0, classes.IsEmpty ? 0 : outputs.Length / classes.Length, T.CreateChecked(loss.Threshold));
        var isSingle = IsSingle(loss, width);
        for (var row = 0; row < classes.Length && width > 0; row++)
            if (Decided(outputs.Slice(row * width, width), isSingle, threshold) == classes[row])
                correct++;
        return correct;
    }

    /// <summary>The number of outputs in a row.</summary>
    internal static int Width(Tensor outputs) => outputs.Shape.Rank <= 1 ? 1 : outputs.Shape[^1].Extent;

    /// <summary>Whether one output tells two classes apart.</summary>
    internal static bool IsSingle(Loss loss, int width) => width == 1 && loss is not ClassLoss;

    private static int Decided<T>(ReadOnlySpan<T> row, bool isSingle, T threshold) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        isSingle ? (row[0] > threshold ? 1 : 0) : TensorPrimitives.IndexOfMax(row);
}
