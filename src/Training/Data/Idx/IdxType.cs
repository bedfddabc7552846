using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>A type of elements, by the code that stands for it.</summary>
/// <param name="Code">The third byte of a file.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Size">The bytes of an element.</param>
internal abstract record IdxType(byte Code, string Name, int Size)
{
    private static readonly ImmutableArray<IdxType> All =
    [
        new Of<float>(0x08, "unsigned byte", 1, bytes => bytes[0]),
        new Of<float>(0x09, "signed byte", 1, bytes => unchecked((sbyte)bytes[0])),
        new Of<float>(0x0B, "short", 2, bytes => BinaryPrimitives.ReadInt16BigEndian(bytes)),
        new Of<double>(0x0C, "int", 4, bytes => BinaryPrimitives.ReadInt32BigEndian(bytes)),
        new Of<float>(0x0D, "float", 4, BinaryPrimitives.ReadSingleBigEndian),
        new Of<double>(0x0E, "double", 8, BinaryPrimitives.ReadDoubleBigEndian),
    ];

    private static readonly IdxType Pixel = new Of<float>(0x08, "unsigned byte", 1, bytes => bytes[0] / 255f);

    /// <summary>How images are read: unsigned bytes are brightness from 0 to 1.</summary>
    public IdxType OfImages => Code == Pixel.Code ? Pixel : this;

    /// <summary>All of them, for errors.</summary>
    public static string Known { get; } = string.Join(", ", All.Select(type => $"{type.Code:X2} ({type.Name})"));

    public static Option<IdxType> Find(byte code) => All.Where(type => type.Code == code).Select(Option<IdxType>.Some).FirstOrDefault();

    /// <summary>The elements of blocks of bytes, each of whole elements.</summary>
    public abstract Tensor Decode(Shape shape, IReadOnlyList<ReadOnlyMemory<byte>> blocks);

    private delegate T Element<T>(ReadOnlySpan<byte> bytes);

    private sealed record Of<T>(byte Code, string Name, int Size, Element<T> Read) : IdxType(Code, Name, Size) where T : unmanaged, INumberBase<T>
    {
        public override Tensor Decode(Shape shape, IReadOnlyList<ReadOnlyMemory<byte>> blocks) => Tensor.Create<T>(shape, elements =>
        {
            foreach (var block in blocks)
            {
                var bytes = block.Span;
                for (var i = 0; i < bytes.Length / Size; i++)
                    elements[i] = Read(bytes[(i * Size)..]);
                elements = elements[(bytes.Length / Size)..];
            }
        });
    }
}
