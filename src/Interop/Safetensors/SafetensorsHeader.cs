using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using LanguageExt;

namespace Functional.Nn.Interop;

/// <summary>The header of a file: every entry well-formed in itself and within the data.</summary>
internal sealed record SafetensorsHeader(ImmutableArray<TensorEntry> Entries, Metadata Metadata)
{
    private const int Depth = 8;

    public static Validation<NnError, SafetensorsHeader> Parse(ReadOnlyMemory<byte> json, long dataLength, string source)
    {
        if (!Utf8.IsValid(json.Span))
            return NotJson("bytes that are not UTF-8", source);
        if (json.Span is not [(byte)'{', ..])
            return NotJson(json.IsEmpty ? "nothing" : "another first byte", source);

        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = Depth });
            return Parse(new JsonFields(document.RootElement, source), dataLength, source);
        }
        catch (JsonException e)
        {
            return NotJson(e.Message, source);
        }
    }

    private static Validation<NnError, SafetensorsHeader> Parse(JsonFields fields, long dataLength, string source)
    {
        var metadata = fields.Find(SafetensorsReader.MetadataName).Match(Some: m => Texts(m, source), None: () => Validated.Ok(Metadata.Empty));
        var entries = fields.Where(f => f.Name != SafetensorsReader.MetadataName).Select(f => TensorEntryParser.Parse(f.Name, f.Value, dataLength, source));
        var errors = fields.Errors.Concat(metadata.Errors()).Concat(entries.SelectMany(e => e.Errors())).Capped(source);
        return errors.Count > 0
            ? Validated.Fail<SafetensorsHeader>(errors)
            : entries.Sequence().Bind(e => metadata.Map(m => new SafetensorsHeader(e, m)));
    }

    private static Validation<NnError, Metadata> Texts(JsonElement metadata, string source)
    {
        var where = $"{source}: {SafetensorsReader.MetadataName}";
        if (metadata.ValueKind is not JsonValueKind.Object)
            return Validated.Fail<Metadata>(new FileError("metadata") { Where = where, Expected = "an object of texts", Found = $"{metadata.ValueKind}" });

        var fields = new JsonFields(metadata, where);
        var texts = fields.Select(f => JsonFields.Text(f.Value).ToValidation<NnError>(
            new FileError("metadata") { Where = $"{where} '{f.Name}'", Expected = "a text", Found = $"{f.Value.ValueKind}" }).Map(text => (f.Name, text)));
        var errors = fields.Errors.Concat(texts.SelectMany(t => t.Errors())).Capped(where);
        return errors.Count > 0 ? Validated.Fail<Metadata>(errors) : texts.Sequence().Map(t => Metadata.Of(t));
    }

    private static Validation<NnError, SafetensorsHeader> NotJson(string found, string source) =>
        Validated.Fail<SafetensorsHeader>(new FileError("invalid header") { Where = source, Expected = "a JSON object", Found = found });
}
