using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>An encoder as text: <c>{"columns":[{"name":"city","categories":["Bonn"],"fill":0,"indicator":false}],"missing":["?"],"ignoreUnknown":false}</c>.</summary>
internal static class EncoderJson
{
    public static string Write(Encoder encoder) => StrictJson.Write(new Parts(
        [.. encoder.Columns.Select(c => new Column(c.Name, [.. c.Categories], c.Fill.ToNullable(), c.Indicator))], [.. encoder.MissingTexts], encoder.IgnoreUnknown));

    public static Validation<NnError, Encoder> Read(string json, string source) => StrictJson.Read<Parts>(json).Match(
        Right: read => read is { Columns: { } columns, Missing: { } missing } && Array.TrueForAll(columns, IsWhole) && IsEachOnce(columns.Select(c => c.Name)) && Array.TrueForAll(missing, text => text is not null)
            ? Validated.Ok(new Encoder([.. columns.Select(c => new EncodedColumn(c.Name, [.. c.Categories], c.Fill is { } fill ? fill : Option<double>.None, c.Indicator))], [.. missing], read.IgnoreUnknown))
            : Fail(json, source),
        Left: found => Fail(found, source));

    private static bool IsWhole(Column? column) => column is { Name: not null, Categories: { } categories } && double.IsFinite(column.Fill ?? 0)
        && Array.TrueForAll(categories, text => text is not null) && IsEachOnce(categories);

    private static bool IsEachOnce(IEnumerable<string> texts) => texts.CountBy(text => text, StringComparer.Ordinal).All(text => text.Value == 1);

    private static Validation<NnError, Encoder> Fail(string found, string source) => Validated.Fail<Encoder>(new DataError("encoder")
    {
        Where = source,
        Expected = """{"columns":[{"name":"city","categories":["Bonn"],"fill":0,"indicator":false}],"missing":["?"],"ignoreUnknown":false}""",
        Found = found,
    });

    private sealed record Parts(Column[] Columns, string[] Missing, bool IgnoreUnknown);

    private sealed record Column(string Name, string[] Categories, double? Fill, bool Indicator);
}
