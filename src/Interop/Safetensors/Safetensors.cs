using LanguageExt;

namespace Functional.Nn.Interop;

/// <summary>
/// Named tensors and texts in the safetensors format (https://huggingface.co/docs/safetensors): the length of the header
/// as 8 little-endian bytes, the header as JSON, the elements. Equal content gives equal bytes: tensors lie in ordinal
/// order of their names, without gaps, from a multiple of 8 bytes on.
/// </summary>
/// <param name="Tensors">The tensors. BF16 is read as <c>float</c> and BOOL as <c>byte</c>; every other element type is read as it was written.</param>
/// <param name="Metadata">Texts about them.</param>
public sealed record Safetensors(Env Tensors, Metadata Metadata)
{
    /// <summary>Tensors without metadata.</summary>
    public Safetensors(Env tensors) : this(tensors, Metadata.Empty) { }

    /// <summary>The content of a file, or every <see cref="FileError"/> that can be told of it.</summary>
    public static Validation<NnError, Safetensors> Read(string path) => Files.Read(path, file => SafetensorsReader.Parse(new FileContent(file), path));

    /// <summary>The content of bytes; <paramref name="source"/> names them in errors.</summary>
    public static Validation<NnError, Safetensors> Parse(ReadOnlyMemory<byte> bytes, string source) => SafetensorsReader.Parse(new MemoryContent(bytes), source);

    /// <summary>The bytes of a file. Errors: a name that the format cannot hold, an element type that it does not know, too long a header.</summary>
    public Validation<NnError, ReadOnlyMemory<byte>> ToBytes() => SafetensorsWriter.Header(this, "safetensors").Bind(header =>
        header.Length + Tensors.Sum(t => (long)t.Value.Bytes.Length) is var length && length <= Array.MaxLength
            ? Validated.Ok(Bytes(header, (int)length))
            : Validated.Fail<ReadOnlyMemory<byte>>(new FileError("too large for memory") { Expected = $"at most {Array.MaxLength} bytes", Found = $"{length}", Hint = "Write to a file." }));

    /// <summary>Writes a file, as a whole or not at all: on failure the path is as it was before.</summary>
    public Validation<NnError, Unit> Write(string path) =>
        SafetensorsWriter.Header(this, path).Bind(header => Files.Write(path, file => SafetensorsWriter.Write(this, header, file)));

    private ReadOnlyMemory<byte> Bytes(ReadOnlyMemory<byte> header, int length)
    {
        var bytes = new byte[length];
        using var stream = new MemoryStream(bytes);
        SafetensorsWriter.Write(this, header, stream);
        return bytes;
    }
}
