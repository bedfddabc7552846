using System.Collections;
using System.Text.Json;
using LanguageExt;

namespace Functional.Nn.Interop;

/// <summary>The fields of a JSON object whose names are valid and occur once; the others are <see cref="Errors"/>.</summary>
internal sealed class JsonFields : IEnumerable<(string Name, JsonElement Value)>
{
    private readonly JsonElement json;
    private readonly string where;
    private readonly Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);

    public JsonFields(JsonElement json, string where)
    {
        (this.json, this.where) = (json, where);
        foreach (var field in json.EnumerateObject())
            _ = Text(() => field.Name).IfSome(name => values.TryAdd(name, field.Value));
    }

    public IEnumerable<NnError> Errors
    {
        get
        {
            var seen = new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal);
            foreach (var member in json.EnumerateObject())
            {
                var name = Text(() => member.Name);
                if (name.IsNone)
                    yield return new FileError("invalid name") { Where = where, Expected = "valid Unicode" };
                else if (!name.ForAll(seen.Add))
                    yield return new FileError("duplicate name") { Where = where, Found = $"'{name.IfNone("")}' more than once" };
            }
        }
    }

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
