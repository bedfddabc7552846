using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Functional.Nn;

/// <summary>Tensors as text: small ones in full with round-trip digits, large ones by type and digest.</summary>
internal static class TensorText
{
    private const int Small = 16;

    public static string Write<T>(Tensor<T> tensor, int most = Small) where T : unmanaged, INumberBase<T> => tensor.Length == 0 ? $"empty {tensor.Shape}"
        : tensor.Length <= most ? Nested(tensor, new StringBuilder(), 0, 0, tensor.Length).ToString()
        : $"{tensor.Shape} sha256:{Convert.ToHexStringLower(SHA256.HashData(tensor.Bytes))}";

    private static StringBuilder Nested<T>(Tensor<T> tensor, StringBuilder text, int axis, int start, int length) where T : unmanaged, INumberBase<T>
    {
        if (axis == tensor.Shape.Rank)
            return text.Append(Element(tensor.Span[start]));

        var extent = tensor.Shape[axis].Extent;
        text.Append('[');
        for (var i = 0; i < extent; i++)
            Nested(tensor, i == 0 ? text : text.Append(", "), axis + 1, start + (i * (length / extent)), length / extent);

        return text.Append(']');
    }

    /// <summary>A number that reads back to the same bits; a NaN other than the usual one tells them.</summary>
    private static string Element<T>(T element) where T : unmanaged, INumberBase<T> =>
        T.IsNaN(element) && Bytes(element) is var bits && bits != Bytes(T.CreateSaturating(double.NaN))
            ? $"NaN:{bits}"
            : element.ToString("R", CultureInfo.InvariantCulture);

    private static string Bytes<T>(T element) where T : unmanaged => Convert.ToHexStringLower(MemoryMarshal.AsBytes([element]));
}
