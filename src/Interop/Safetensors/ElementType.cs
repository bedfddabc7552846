using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LanguageExt;

namespace Functional.Nn.Interop;

/// <summary>An element type of the format: its name, its bytes, and how its elements are read.</summary>
internal sealed record ElementType(string Name, int Width, Type Element, Func<Content, long, Shape, Tensor> Read)
{
    public static ImmutableArray<ElementType> Known { get; } =
    [
        Of<double>("F64"), Of<float>("F32"), Of<Half>("F16"),
        Of<long>("I64"), Of<int>("I32"), Of<short>("I16"), Of<sbyte>("I8"),
        Of<ulong>("U64"), Of<uint>("U32"), Of<ushort>("U16"), Of<byte>("U8"),
        new("BF16", sizeof(ushort), typeof(float), (content, offset, shape) =>
            Tensor<ushort>(content, offset, shape).Map(upper => BitConverter.UInt32BitsToSingle((uint)upper << 16))),
        new("BOOL", sizeof(byte), typeof(byte), Tensor<byte>),
    ];

    public static Option<ElementType> Named(string name) => Known.Where(t => t.Name == name).ToOption();

    /// <summary>The type that elements of this .NET type are written as.</summary>
    public static Option<ElementType> For(Type element) => Known.Where(t => t.Element == element).ToOption();

    /// <summary>Elements from the order of bytes of the file to that of this machine, or back.</summary>
    public static void Reorder(Span<byte> elements, int width)
    {
        for (var i = 0; !BitConverter.IsLittleEndian && i < elements.Length; i += width)
            elements.Slice(i, width).Reverse();
    }

    private static ElementType Of<T>(string name) where T : unmanaged, INumberBase<T> => new(name, Unsafe.SizeOf<T>(), typeof(T), Tensor<T>);

    private static Tensor<T> Tensor<T>(Content content, long offset, Shape shape) where T : unmanaged, INumberBase<T> =>
        Nn.Tensor.Create<T>(shape, elements =>
        {
            var bytes = MemoryMarshal.AsBytes(elements);
            content.CopyTo(offset, bytes);
            Reorder(bytes, Unsafe.SizeOf<T>());
        });
}
