using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>A scaler as text: <c>{"shift":[...],"factor":[...]}</c>.</summary>
internal static class ScalerJson
{
    public static string Write(Scaler scaler) => StrictJson.Write(new Numbers(scaler.Shift.Span.ToArray(), scaler.Factor.Span.ToArray()));

    public static Validation<NnError, Scaler> Read(string json, string source) => StrictJson.Read<Numbers>(json).Match(
        Right: read => read is { Shift: { } shift, Factor: { } factor }
            ? Scaler.Of(Tensor.Vector<double>(shift), Tensor.Vector<double>(factor)).MapFail(e => e with { Where = source })
            : Fail("null", source),
        Left: found => Fail(found, source));

    private static Validation<NnError, Scaler> Fail(string found, string source) =>
        Validated.Fail<Scaler>(new DataError("scaler") { Where = source, Expected = """{"shift":[...],"factor":[...]}""", Found = found });

    private sealed record Numbers(double[] Shift, double[] Factor);
}
