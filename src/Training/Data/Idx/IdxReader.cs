using System.Buffers.Binary;
using System.IO.Compression;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Reads an array from a stream, front to back. Memory grows with the bytes that are there, not with those that a header promises.</summary>
internal sealed class IdxReader : IDisposable
{
    private const int MagicLength = 4, ExtentLength = 4;

    /// <summary>The bytes that are read at once, a multiple of the size of every element type.</summary>
    private const int BlockLength = 1 << 20;

    private readonly Stream stream;
    private readonly string source;

    private IdxReader(Stream stream, string source, IdxType type, Shape shape) => (this.stream, this.source, Type, Shape) = (stream, source, type, shape);

    /// <summary>The type of the elements.</summary>
    public IdxType Type { get; }

    /// <summary>The extents.</summary>
    public Shape Shape { get; }

    private long Length => (long)Shape.Size * Type.Size;

    /// <summary>Whether a stream begins with two zeros or as gzip does.</summary>
    public static bool Recognise(Stream file) => First(file, 2) is [0, 0] or [0x1F, 0x8B];

    /// <summary>A reader behind the header of a file.</summary>
    public static Validation<NnError, IdxReader> Open(FileStream file, string source)
    {
        return Guard(source, () =>
        {
            var isCompressed = First(file, 2) is [0x1F, 0x8B];
            file.Position = 0;
            return
            from header in Header(isCompressed ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file, source)
            from whole in isCompressed ? Validated.Ok(header) : header.OfLength(file.Length - file.Position)
            select whole;
        });
    }

    /// <summary>The elements as those of images.</summary>
    public IdxReader OfImages() => new(stream, source, Type.OfImages, Shape);

    /// <summary>All elements; nothing may come after them.</summary>
    public Validation<NnError, Tensor> ReadAll() => Guard(source, () =>
        from blocks in Blocks(Length)
        from end in AtEnd(blocks)
        select Type.Decode(Shape, blocks));

    /// <summary>What was read, if nothing comes after it.</summary>
    public Validation<NnError, A> AtEnd<A>(A read) => Guard(source, () => stream.ReadByte() < 0
        ? Validated.Ok(read)
        : Fail<A>(source, "bytes after the last element", $"{Length} bytes of elements {Shape}", "more"));

    /// <summary>The next elements along the first axis, in the shape [count, ...].</summary>
    public Validation<NnError, Tensor> ReadNext(int count) => Guard(source, () =>
        Blocks((long)count * (Length / Shape[0].Extent)).Map(blocks => Type.Decode(Shape.With(0, count), blocks)));

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private static Validation<NnError, IdxReader> Header(Stream stream, string source)
    {
        var magic = First(stream, MagicLength);
        if (magic is not [0, 0, var code, var rank] || rank == 0 || !IdxType.Find(code).IsSome)
            return Fail<IdxReader>(source, "not an IDX file", $"00, 00, an element type {IdxType.Known} and the number of axes in its first bytes", magic.Length == 0 ? "an empty file" : Convert.ToHexString(magic));
        var extents = First(stream, rank * ExtentLength);
        if (extents.Length < rank * ExtentLength)
            return Fail<IdxReader>(source, "truncated IDX file", $"{rank} extents of {ExtentLength} bytes", $"{extents.Length} bytes");
        var dims = Enumerable.Range(0, rank).Select(axis => BinaryPrimitives.ReadUInt32BigEndian(extents.AsSpan(axis * ExtentLength))).ToArray();
        return Array.Exists(dims, extent => extent == 0) || dims.Aggregate(1.0, (size, extent) => size * extent) > Array.MaxLength
            ? Fail<IdxReader>(source, "extents of an IDX file", $"1 to {Array.MaxLength} elements", $"[{string.Join(", ", dims)}]")
            : IdxType.Find(code).Match(
                Some: type => Validated.Ok(new IdxReader(stream, source, type, Shape.Of([.. dims.Select(extent => (Dim)(int)extent)]))),
                None: () => default);
    }

    private Validation<NnError, IdxReader> OfLength(long length) => length == Length
        ? Validated.Ok(this)
        : Fail<IdxReader>(source, length < Length ? "truncated IDX file" : "bytes after the last element", $"{Length} bytes of elements {Shape}", $"{length}");

    private Validation<NnError, IReadOnlyList<ReadOnlyMemory<byte>>> Blocks(long length)
    {
        var blocks = new List<ReadOnlyMemory<byte>>();
        for (var left = length; left > 0; left -= blocks[^1].Length)
        {
            var block = new byte[Math.Min(left, BlockLength)];
            var read = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
            if (read < block.Length)
                return Fail<IReadOnlyList<ReadOnlyMemory<byte>>>(source, "truncated IDX file", $"{Length} bytes of elements {Shape}", $"{length - left + read}");
            blocks.Add(block);
        }

        return Validated.Ok<IReadOnlyList<ReadOnlyMemory<byte>>>(blocks);
    }

    private static byte[] First(Stream stream, int count)
    {
        var bytes = new byte[count];
        return bytes[..stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false)];
    }

    private static Validation<NnError, A> Guard<A>(string source, Func<Validation<NnError, A>> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException e)
        {
            return Fail<A>(source, "damaged gzip file", "", e.Message);
        }
        catch (IOException e)
        {
            return Fail<A>(source, "the file cannot be read", "", e.Message);
        }
    }

    private static Validation<NnError, A> Fail<A>(string source, string what, string expected, string found) =>
        Validated.Fail<A>(new FileError(what) { Where = source, Expected = expected, Found = found });
}
