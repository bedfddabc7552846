using System.Collections.Immutable;
using System.Text.Json;
using LanguageExt;

namespace Functional.Nn.Interop;

internal static class TensorEntryParser
{
    public static Validation<NnError, TensorEntry> Parse(string name, JsonElement json, long dataLength, string source)
    {
        var place = $"{source}: tensor '{name}'";
        if (json.ValueKind is not JsonValueKind.Object)
            return Fail<TensorEntry>("tensor", place, "an object with dtype, shape and data_offsets", $"{json.ValueKind}");

        var fields = new JsonFields(json, place);
        var (type, shape, offsets) = (Type(fields, place), Shape(fields, place), Offsets(fields, dataLength, place));
        ImmutableArray<NnError> errors = [.. fields.Errors, .. type.Errors(), .. shape.Errors(), .. offsets.Errors()];
        return errors.IsEmpty
            ? from t in type
              from s in shape
              from o in offsets
              from entry in Entry(new(name, t, s, o.Begin, o.End), place)
              select entry
            : Validated.Fail<TensorEntry>(errors);
    }

    private static Validation<NnError, TensorEntry> Entry(TensorEntry entry, string place) => ((long)entry.Shape.Size * entry.Type.Width, entry.End - entry.Begin) switch
    {
        var (bytes, _) when bytes > Array.MaxLength => Fail<TensorEntry>("tensor too large", place, $"at most {Array.MaxLength} bytes", $"{bytes}"),
        var (bytes, length) when bytes != length => Fail<TensorEntry>("data_offsets disagree with the shape", place, $"{bytes} bytes for {entry.Type.Name} {entry.Shape}", $"{length}"),
        _ => Validated.Ok(entry),
    };

    private static Validation<NnError, ElementType> Type(JsonFields fields, string place) => fields.Find("dtype").Bind(JsonFields.Text).Match(
        Some: name => ElementType.Named(name).Match(
            Some: Validated.Ok,
            None: () => Fail<ElementType>("unknown dtype", place, $"one of {string.Join(", ", ElementType.Known.Select(t => t.Name))}", $"'{name}'")),
        None: () => Fail<ElementType>("dtype", place, "a text", "none"));

    private static Validation<NnError, Shape> Shape(JsonFields fields, string place) => Numbers(fields, "shape", place).Bind(extents => extents switch
    {
        _ when extents.Any(e => e is < 0 or > int.MaxValue) => Fail<Shape>("shape", place, $"extents from 0 to {int.MaxValue}", Text(extents)),
        _ when extents.Aggregate((Int128)1, (size, e) => size > Array.MaxLength ? size : size * e) > Array.MaxLength =>
            Fail<Shape>("shape", place, $"at most {Array.MaxLength} elements", Text(extents)),
        _ => Validated.Ok(Nn.Shape.Of([.. extents.Select(e => (Dim)(int)e)])),
    });

    private static Validation<NnError, (long Begin, long End)> Offsets(JsonFields fields, long dataLength, string place) => Numbers(fields, "data_offsets", place).Bind(offsets =>
        offsets is [>= 0 and var begin, var end] && begin <= end && end <= dataLength
            ? Validated.Ok((begin, end))
            : Fail<(long, long)>("data_offsets", place, $"begin <= end, both from 0 to {dataLength}", Text(offsets)));

    private static Validation<NnError, ImmutableArray<long>> Numbers(JsonFields fields, string name, string place) => fields.Find(name).Match(
        Some: json => json.ValueKind is JsonValueKind.Array && json.EnumerateArray().Select(Integer).ToImmutableArray() is var numbers && numbers.All(n => n.IsSome)
            ? Validated.Ok(numbers.SelectMany(n => n.ToSeq()).ToImmutableArray())
            : Fail<ImmutableArray<long>>(name, place, "an array of integers", Excerpt(json.GetRawText())),
        None: () => Fail<ImmutableArray<long>>(name, place, "an array of integers", "none"));

    private static Option<long> Integer(JsonElement json) =>
        json.ValueKind is JsonValueKind.Number && json.TryGetInt64(out var number) ? number : Option<long>.None;

    private static string Text(ImmutableArray<long> numbers) => Excerpt($"[{string.Join(", ", numbers)}]");

    private static string Excerpt(string text) => text.Length <= 80 ? text : $"{text[..80]}...";

    private static Validation<NnError, A> Fail<A>(string what, string place, string expected, string found) =>
        Validated.Fail<A>(new FileError(what) { Where = place, Expected = expected, Found = found });
}
