using System.Buffers.Binary;
using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Interop;

/// <summary>Total: whatever the bytes are, the answer is a value. No more is allocated than the bytes account for.</summary>
internal static class SafetensorsReader
{
    public const string MetadataName = "__metadata__";
    public const int LongestHeader = 100_000_000;

    public static Validation<NnError, Safetensors> Parse(Content content, string source) =>
        from length in HeaderLength(content, source)
        from header in SafetensorsHeader.Parse(Bytes(content, sizeof(ulong), length), content.Length - sizeof(ulong) - length, source)
        from entries in Gapless(header.Entries, content.Length - sizeof(ulong) - length, source)
        select new Safetensors(Env.Of(entries.Select(e => (e.Name, e.Type.Read(content, sizeof(ulong) + length + e.Begin, e.Shape)))), header.Metadata);

    private static Validation<NnError, int> HeaderLength(Content content, string source)
    {
        if (content.Length < sizeof(ulong))
            return Fail<int>("truncated file", source, $"at least {sizeof(ulong)} bytes", $"{content.Length}");

        var length = BinaryPrimitives.ReadUInt64LittleEndian(Bytes(content, 0, sizeof(ulong)).Span);
        return (length, content.Length - sizeof(ulong)) switch
        {
            ( > LongestHeader, _) => Fail<int>("header too long", source, $"a length of at most {LongestHeader} bytes", $"{length}", "This may be no safetensors file."),
            var (_, rest) when length > (ulong)rest => Fail<int>("truncated file", source, $"a header of {length} bytes", $"{rest} bytes"),
            _ => Validated.Ok((int)length),
        };
    }

    private static ReadOnlyMemory<byte> Bytes(Content content, long offset, int length)
    {
        var bytes = new byte[length];
        content.CopyTo(offset, bytes);
        return bytes;
    }

    /// <summary>The entries, if one begins where the one before it ends, from the first byte to the last.</summary>
    private static Validation<NnError, ImmutableArray<TensorEntry>> Gapless(ImmutableArray<TensorEntry> entries, long length, string source)
    {
        var ordered = entries.OrderBy(e => e.Begin).ThenBy(e => e.End).ToImmutableArray();
        var ends = ordered.Select(e => e.End).Prepend(0).ToImmutableArray();
        var misplaced = ordered.Zip(ends, (entry, end) => (entry, end)).Where(pair => pair.entry.Begin != pair.end).Select(pair => Misplaced(pair.entry, pair.end, source));
        var errors = misplaced.Concat(ends[^1] == length ? [] : [Trailing(ends[^1], length, source)]).Capped(source);
        return errors.Count == 0 ? Validated.Ok(ordered) : Validated.Fail<ImmutableArray<TensorEntry>>(errors);
    }

    private static FileError Misplaced(TensorEntry entry, long end, string source) => new(entry.Begin < end ? "tensors overlap" : "hole between tensors")
    {
        Where = $"{source}: tensor '{entry.Name}'",
        Expected = $"data_offsets from {end} on",
        Found = $"{entry.Begin}",
    };

    private static FileError Trailing(long end, long length, string source) =>
        new("bytes after the last tensor") { Where = source, Expected = $"{end} bytes of data", Found = $"{length}" };

    private static Validation<NnError, A> Fail<A>(string what, string where, string expected, string found, string hint = "") =>
        Validated.Fail<A>(new FileError(what) { Where = where, Expected = expected, Found = found, Hint = hint });
}
