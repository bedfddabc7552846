using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LanguageExt;

namespace Functional.Nn.Interop;

internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    /// <summary>The length of the header and the header, up to the first element.</summary>
    public static Validation<NnError, ReadOnlyMemory<byte>> Header(Safetensors content, string source)
    {
        var errors = content.Tensors.SelectMany(t => TensorErrors(t.Key, t.Value, source)).Concat(content.Metadata.SelectMany(t => TextErrors(t, source)))
            .Capped(source);
        return errors.Count > 0 ? Validated.Fail<ReadOnlyMemory<byte>>(errors) : Padded(Json(content), source);
    }

    public static void Write(Safetensors content, ReadOnlyMemory<byte> header, Stream stream)
    {
        stream.Write(header.Span);
        foreach (var (_, tensor) in content.Tensors)
            WriteElements(tensor, stream);
    }

    private static void WriteElements(Tensor tensor, Stream stream)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(tensor.Bytes);
            return;
        }

        var bytes = tensor.Bytes.ToArray();
        ElementType.Reorder(bytes, bytes.Length / Math.Max(tensor.Length, 1));
        stream.Write(bytes);
    }

    private static ReadOnlySpan<byte> Json(Safetensors content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteMetadata(content.Metadata, json);
            WriteTensors(content.Tensors, json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    private static void WriteMetadata(Metadata metadata, Utf8JsonWriter json)
    {
        if (metadata.Count == 0)
            return;
        json.WriteStartObject(SafetensorsReader.MetadataName);
        foreach (var (name, text) in metadata)
            json.WriteString(name, text);
        json.WriteEndObject();
    }

    private static void WriteTensors(Env tensors, Utf8JsonWriter json)
    {
        var end = 0L;
        foreach (var (name, tensor) in tensors)
        {
            var begin = end;
            end += tensor.Bytes.Length;
            json.WriteStartObject(name);
            json.WriteString("dtype", ElementType.For(tensor.ElementType).Match(Some: t => t.Name, None: () => ""));
            WriteNumbers("shape", tensor.Shape.Select(d => (long)d.Extent), json);
            WriteNumbers("data_offsets", [begin, end], json);
            json.WriteEndObject();
        }
    }

    private static void WriteNumbers(string name, IEnumerable<long> numbers, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static Validation<NnError, ReadOnlyMemory<byte>> Padded(ReadOnlySpan<byte> json, string source)
    {
        var length = (json.Length + Alignment - 1) / Alignment * Alignment;
        if (length > SafetensorsReader.LongestHeader)
            return Validated.Fail<ReadOnlyMemory<byte>>(new FileError("header too long") { Where = source, Expected = $"at most {SafetensorsReader.LongestHeader} bytes", Found = $"{length}" });

        var header = new byte[sizeof(long) + length];
        BinaryPrimitives.WriteInt64LittleEndian(header, length);
        header.AsSpan(sizeof(long)).Fill((byte)' ');
        json.CopyTo(header.AsSpan(sizeof(long)));
        return Validated.Ok<ReadOnlyMemory<byte>>(header);
    }

    private static IEnumerable<NnError> TensorErrors(string name, Tensor tensor, string source)
    {
        var where = $"{source}: tensor '{name}'";
        if (name == SafetensorsReader.MetadataName || !IsUnicode(name))
            yield return new FileError("unusable name") { Where = where, Expected = $"valid Unicode other than {SafetensorsReader.MetadataName}" };
        var width = ElementType.For(tensor.ElementType).Match(Some: t => t.Width, None: () => 0);
        if (width == 0)
            yield return new FileError("element type") { Where = where, Expected = string.Join(", ", ElementType.Known.Select(t => t.Element.Name).Distinct()), Found = tensor.ElementType.Name };
        if ((long)tensor.Length * width > Array.MaxLength)
            yield return new FileError("tensor too large") { Where = where, Expected = $"at most {Array.MaxLength} bytes", Found = $"{(long)tensor.Length * width}" };
    }

    private static ImmutableArray<NnError> TextErrors(KeyValuePair<string, string> text, string source) => IsUnicode(text.Key) && IsUnicode(text.Value)
        ? []
        : [new FileError("unusable text") { Where = $"{source}: metadata '{text.Key}'", Expected = "valid Unicode" }];

    private static bool IsUnicode(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
