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
    public static ImmutableArray<int> Of<T>(Loss loss, Tensor<T> predictions) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var width = predictions.Shape.Rank == 1 ? 1 : predictions.Shape[^1].Extent;
        var threshold = T.CreateChecked(loss.Threshold);
        return [.. Enumerable.Range(0, width == 0 ? 0 : predictions.Length / width).Select(row => width == 1
            ? (predictions.Span[row] > threshold ? 1 : 0)
            : TensorPrimitives.IndexOfMax(predictions.Span.Slice(row * width, width)))];
    }
}
