using System.Collections.Immutable;
using System.Numerics;
using Functional.Nn.Interop;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Tensors of examples, which lie along the first axis.</summary>
internal static class ExampleTensors
{
    /// <summary>The rows at these positions, in this order.</summary>
    public static Tensor Rows(this Tensor tensor, ImmutableArray<int> rows) => tensor switch
    {
        Tensor<double> t => Gather(t, rows),
        Tensor<float> t => Gather(t, rows),
        Tensor<Half> t => Gather(t, rows),
        Tensor<int> t => Gather(t, rows),
        _ => throw Unsupported(tensor),
    };

    /// <summary>The same numbers as <typeparamref name="T"/>; or those that it cannot hold.</summary>
    public static Validation<NnError, Tensor> Narrow<T>(this Tensor tensor, string what, ValueList<string> names) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        tensor.To<T>() is var narrow && DatasetErrors.NotFinite(what, tensor, narrow, names).Capped(what) is { Count: > 0 } errors
            ? Validated.Fail<Tensor>(errors)
            : Validated.Ok<Tensor>(narrow);

    /// <summary>The same elements in another shape of equal size.</summary>
    public static Tensor Reshape(this Tensor tensor, Shape shape) => tensor switch
    {
        Tensor<double> t => t.Reshape(shape),
        Tensor<float> t => t.Reshape(shape),
        Tensor<Half> t => t.Reshape(shape),
        Tensor<int> t => t.Reshape(shape),
        _ => throw Unsupported(tensor),
    };

    private static Tensor<T> Gather<T>(Tensor<T> tensor, ImmutableArray<int> rows) where T : unmanaged, INumberBase<T>
    {
        var width = tensor.Shape[1..].Size;
        return Tensor.Create<T>(tensor.Shape.With(0, rows.Length), elements =>
        {
            for (var i = 0; i < rows.Length; i++)
                tensor.Span.Slice(rows[i] * width, width).CopyTo(elements[(i * width)..]);
        });
    }

    private static NnException Unsupported(Tensor tensor) =>
        new(new DataError("element type") { Expected = "double, float, Half or int", Found = tensor.ElementType.Name });
}
