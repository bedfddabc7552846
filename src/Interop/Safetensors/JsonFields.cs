using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using LanguageExt;

namespace Functional.Nn.Interop;

/// <summary>The fields of a JSON object whose names are valid and occur once; the others are <see cref="Errors"/>.</summary>
internal sealed class JsonFields : IEnumerable<(string Name, JsonElement Value)>
{
    private readonly Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);

    public JsonFields(JsonElement @object, string where)
    {
        var errors = ImmutableArray.CreateBuilder<NnError>();
        foreach (var field in @object.EnumerateObject())
        {
            if (!Text(() => field.Name).Match(Some: name => values.TryAdd(name, field.Value), None: () => false))
                errors.Add(Text(() => field.Name).Match(
                    Some: name => new FileError("duplicate name") { Where = where, Found = $"'{name}' more than once" },
                    None: () => new FileError("invalid name") { Where = where, Expected = "valid Unicode" }));
        }

        Errors = errors.ToImmutable();
    }

    public ImmutableArray<NnError> Errors { get; }

    public static Option<string> Text(JsonElement value) => value.ValueKind is JsonValueKind.String ? Text(() => value.GetString()) : Option<string>.None;

    public Option<JsonElement> Find(string name) => values.TryGetValue(name, out var value) ? value : Option<JsonElement>.None;

    public IEnumerator<(string Name, JsonElement Value)> GetEnumerator() => values.Select(f => (f.Key, f.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Half of a surrogate pair, written as an escape, is valid JSON but no text.</summary>
    private static Option<string> Text(Func<string?> read)
    {
        try
        {
            return read() is { } text ? text : Option<string>.None;
        }
        catch (InvalidOperationException)
        {
            return Option<string>.None;
        }
    }
}
