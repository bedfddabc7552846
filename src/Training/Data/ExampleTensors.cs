using System.Numerics;
using Functional.Nn.Interop;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Tensors of examples, which lie along the first axis.</summary>
internal static class ExampleTensors
{
    /// <summary>The rows at these positions, in this order.</summary>
    public static Tensor Rows(this Tensor tensor, ReadOnlySpan<int> rows)
    {
        var count = tensor.Shape[0].Extent;
        foreach (var row in rows)
            if ((uint)row >= (uint)count)
                throw new ShapeException(new ShapeError("examples") { Expected = $"positions from 0 to {count - 1}", Found = $"{row}" });
        var gathered = tensor.ForRows(rows.Length);
        tensor.CopyRows(rows, gathered);
        return gathered;
    }

    /// <summary>The numbers at these positions of each row, in this order.</summary>
    public static Tensor Columns(this Tensor tensor, ReadOnlySpan<int> columns) => tensor switch
    {
        Tensor<double> from => Columns(from, columns.ToArray()),
        Tensor<float> from => Columns(from, columns.ToArray()),
        Tensor<Half> from => Columns(from, columns.ToArray()),
        Tensor<int> from => Columns(from, columns.ToArray()),
        _ => throw Unsupported(tensor),
    };

    /// <summary>Memory for so many rows, to be written by <see cref="CopyRows(Tensor, ReadOnlySpan{int}, Tensor)"/>.</summary>
    public static Tensor ForRows(this Tensor tensor, int count) => tensor switch
    {
        Tensor<double> => Tensor.Fill(tensor.Shape.With(0, count), 0.0),
        Tensor<float> => Tensor.Fill(tensor.Shape.With(0, count), 0f),
        Tensor<Half> => Tensor.Fill(tensor.Shape.With(0, count), Half.Zero),
        Tensor<int> => Tensor.Fill(tensor.Shape.With(0, count), 0),
        _ => throw Unsupported(tensor),
    };

    /// <summary>Writes the rows at these positions, in this order, to a tensor that nobody else has seen.</summary>
    public static void CopyRows(this Tensor tensor, ReadOnlySpan<int> rows, Tensor target)
    {
        switch (tensor, target)
        {
            case (Tensor<double> from, Tensor<double> to): CopyRows(from, rows, to); break;
            case (Tensor<float> from, Tensor<float> to): CopyRows(from, rows, to); break;
            case (Tensor<Half> from, Tensor<Half> to): CopyRows(from, rows, to); break;
            case (Tensor<int> from, Tensor<int> to): CopyRows(from, rows, to); break;
            default: throw Unsupported(tensor);
        }
    }

    /// <summary>Writes a row to a place in a tensor that nobody else has seen.</summary>
    public static void CopyRow(this Tensor tensor, int row, Tensor target, int place)
    {
        switch (tensor, target)
        {
            case (Tensor<double> from, Tensor<double> to): CopyRow(from, row, to, place); break;
            case (Tensor<float> from, Tensor<float> to): CopyRow(from, row, to, place); break;
            case (Tensor<Half> from, Tensor<Half> to): CopyRow(from, row, to, place); break;
            case (Tensor<int> from, Tensor<int> to): CopyRow(from, row, to, place); break;
            default: throw Unsupported(tensor);
        }
    }

    /// <summary>The same numbers as <typeparamref name="T"/>, or those that it cannot hold; indices as they are.</summary>
    public static Validation<NnError, Tensor> Narrow<T>(this Tensor tensor, string what, ValueList<string> names) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        tensor.Kind is Kind.Index ? Validated.Ok(tensor)
        : tensor.To<T>() is var narrow && DatasetErrors.NotFinite(what, tensor, narrow, names).Capped(what) is { Count: > 0 } errors
            ? Validated.Fail<Tensor>(errors)
            : Validated.Ok<Tensor>(narrow);

    /// <summary>The same rows, each in another shape of equal size.</summary>
    public static Validation<NnError, Tensor> ReshapeRows(this Tensor tensor, Shape row) => row.IsKnown && row.Size == tensor.Shape[1..].Size
        ? Validated.Ok(tensor.Reshape(Shape.Of(tensor.Shape[0]).Concat(row)))
        : Validated.Fail<Tensor>(new ShapeError("reshape examples") { Expected = $"{tensor.Shape[1..].Size} elements as in {tensor.Shape[1..]}", Found = $"{row}" });

    private static Tensor Reshape(this Tensor tensor, Shape shape) => tensor switch
    {
        Tensor<double> t => t.Reshape(shape),
        Tensor<float> t => t.Reshape(shape),
        Tensor<Half> t => t.Reshape(shape),
        Tensor<int> t => t.Reshape(shape),
        _ => throw Unsupported(tensor),
    };

    private static Tensor<T> Columns<T>(Tensor<T> tensor, int[] columns) where T : unmanaged, INumberBase<T>
    {
        var width = tensor.Shape[1..].Size;
        return Tensor.Generate(Shape.Of(tensor.Shape[0], columns.Length), i => tensor.Span[(i / columns.Length * width) + columns[i % columns.Length]]);
    }

    private static void CopyRows<T>(Tensor<T> tensor, ReadOnlySpan<int> rows, Tensor<T> target) where T : unmanaged, INumberBase<T>
    {
        if (rows.IsEmpty)
            return;
        var width = target.Length / rows.Length;
        for (var i = 0; i < rows.Length; i++)
            tensor.Span.Slice(rows[i] * width, width).CopyTo(target.Storage.AsSpan(i * width));
    }

    private static void CopyRow<T>(Tensor<T> tensor, int row, Tensor<T> target, int place) where T : unmanaged, INumberBase<T>
    {
        var width = target.Length / target.Shape[0].Extent;
        tensor.Span.Slice(row * width, width).CopyTo(target.Storage.AsSpan(place * width));
    }

    private static NnException Unsupported(Tensor tensor) =>
        new(new DataError("element type") { Expected = "double, float, Half or int", Found = tensor.ElementType.Name });
}
