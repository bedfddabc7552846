using System.Text.Json;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>A scaler as text: <c>{"shift":[...],"factor":[...]}</c>.</summary>
internal static class ScalerJson
{
    public static string Write(Scaler scaler) => JsonSerializer.Serialize(new Numbers(scaler.Shift.Span.ToArray(), scaler.Factor.Span.ToArray()), JsonSerializerOptions.Web);

    public static Validation<NnError, Scaler> Read(string json, string source)
    {
        try
        {
            return JsonSerializer.Deserialize<Numbers>(json, Strict) is { Shift: { } shift, Factor: { } factor }
                ? Scaler.Of(Tensor.Vector<double>(shift), Tensor.Vector<double>(factor)).MapFail(e => e with { Where = source })
                : Fail("null", source);
        }
        catch (JsonException e)
        {
            return Fail(e.Message, source);
        }
    }

    private static JsonSerializerOptions Strict { get; } = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static Validation<NnError, Scaler> Fail(string found, string source) =>
        Validated.Fail<Scaler>(new DataError("scaler") { Where = source, Expected = """{"shift":[...],"factor":[...]}""", Found = found });

    private sealed record Numbers(double[] Shift, double[] Factor);
}
