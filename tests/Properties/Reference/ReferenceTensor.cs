using System.Text.Json;

namespace Functional.Nn.Properties;

/// <summary>A tensor of a reference file: <c>{"shape":[...],"data":[...],"dtype"?}</c>.</summary>
internal sealed record ReferenceTensor(Shape Shape, double[] Data, string Type)
{
    private static readonly JsonSerializerOptions Named = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public bool IsIndex => Type is "int64";

    public Tensor Value => IsIndex ? Tensor.Of<int>(Shape, [.. Data.Select(d => (int)d)]) : Tensor.Of<double>(Shape, Data);

    public static ReferenceTensor Of(JsonElement json) => new(
        Shape.Of([.. json.GetProperty("shape").EnumerateArray().Select(extent => (Dim)extent.GetInt32())]),
        json.GetProperty("data").Deserialize<double[]>(Named)!,
        json.TryGetProperty("dtype", out var type) ? type.GetString()! : "float64");

    public static Dictionary<string, ReferenceTensor> Group(JsonElement @case, string group) =>
        @case.TryGetProperty(group, out var tensors) ? tensors.EnumerateObject().ToDictionary(t => t.Name, t => Of(t.Value)) : [];
}
