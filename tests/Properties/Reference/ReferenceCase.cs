using System.Text.Json;
using LanguageExt;

namespace Functional.Nn.Properties;

/// <summary>A case of families a to f: an op with attributes on inputs, its outputs, and the vector-Jacobian product of all
/// outputs with their cotangents.</summary>
internal sealed record ReferenceCase(
    string Name,
    string Op,
    JsonElement Json,
    Dictionary<string, ReferenceTensor> Inputs,
    Dictionary<string, ReferenceTensor> Outputs,
    Dictionary<string, ReferenceTensor> Cotangents,
    Dictionary<string, ReferenceTensor> Gradients)
{
    private readonly System.Collections.Generic.HashSet<string> read = [];

    /// <summary>Tensors of other groups of the case, as constants: <c>tangents</c> by their names, <c>x_tangent</c> by itself.</summary>
    public Dictionary<string, ReferenceTensor> Others { get; init; } = [];

    /// <summary>Formulas of initialisers.</summary>
    public JsonElement Formulas { get; init; }

    /// <summary>An input, as a variable.</summary>
    public Expr this[string input] => Expr.Var(input, Tensor(input).Type);

    /// <summary>The input called x.</summary>
    public Expr X => this["x"];

    /// <summary>The inputs, in the order of the file.</summary>
    public IEnumerable<Expr> All => Inputs.Keys.Select(name => this[name]);

    public static ReferenceCase Of(JsonElement json) => new(
        json.GetProperty("name").GetString()!,
        json.GetProperty("op").GetString()!,
        json.GetProperty("attrs").Clone(),
        ReferenceTensor.Group(json, "inputs"),
        ReferenceTensor.Group(json, "outputs"),
        ReferenceTensor.Group(json, "cotangents"),
        ReferenceTensor.Group(json, "grads"))
    {
        Formulas = json.TryGetProperty("expected_formula", out var formulas) ? formulas.Clone() : default,
        Others = json.EnumerateObject().SelectMany(Tensors).ToDictionary(t => t.Name, t => t.Tensor),
    };

    /// <summary>A tensor of another group.</summary>
    public Expr Other(string name) => Expr.Constant(Others[name].Value);

    private static IEnumerable<(string Name, ReferenceTensor Tensor)> Tensors(JsonProperty group) =>
        group.Name is "attrs" or "inputs" or "outputs" or "cotangents" or "grads" || group.Value.ValueKind is not JsonValueKind.Object ? []
        : group.Value.TryGetProperty("shape", out _) ? [(group.Name, ReferenceTensor.Of(group.Value))]
        : group.Value.EnumerateObject().Where(t => t.Value.ValueKind is JsonValueKind.Object && t.Value.TryGetProperty("shape", out _)).Select(t => ($"{group.Name}.{t.Name}", ReferenceTensor.Of(t.Value)));

    public bool Has(string input) => Inputs.ContainsKey(input);

    /// <summary>The value of an input.</summary>
    public Tensor Tensor(string input)
    {
        _ = read.Add(input);
        return Inputs[input].Value;
    }

    /// <summary>What the case says and nobody has asked for: inputs, and attributes but those that <see cref="ReferenceAttributes"/> knows to say nothing more.</summary>
    public IEnumerable<string> Unread => Inputs.Keys.Concat(Json.EnumerateObject().Where(attribute => !ReferenceAttributes.SaysNothing(Op, attribute)).Select(attribute => attribute.Name)).Except(read);

    /// <summary>An attribute as it is written.</summary>
    public JsonElement At(string attribute)
    {
        _ = read.Add(attribute);
        return Json.TryGetProperty(attribute, out var found) ? found : throw new KeyNotFoundException($"no attribute {attribute}");
    }

    /// <summary>An attribute; none where it is missing or null.</summary>
    public Option<JsonElement> Find(string attribute) =>
        Json.TryGetProperty(attribute, out _) && At(attribute) is { ValueKind: not JsonValueKind.Null } found ? found : Option<JsonElement>.None;

    public double Number(string attribute) => Find(attribute).Map(Double).IfNone(() => throw new KeyNotFoundException($"no number {attribute}"));

    public double Number(string attribute, double otherwise) => Find(attribute).Map(Double).IfNone(otherwise);

    public int Int(string attribute) => At(attribute).GetInt32();

    public bool Flag(string attribute) => Find(attribute).Map(found => found.GetBoolean()).IfNone(false);

    public string Text(string attribute) => Find(attribute).Map(found => found.GetString()!).IfNone("");

    /// <summary>A list of whole numbers, or one that stands for <paramref name="count"/> equal ones.</summary>
    public int[] Ints(string attribute, int count = 1) => At(attribute) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(item => item.GetInt32())]
        : [.. Enumerable.Repeat(Int(attribute), count)];

    private static double Double(JsonElement found) => found.ValueKind is JsonValueKind.String
        ? found.GetString() switch { "Infinity" => double.PositiveInfinity, "-Infinity" => double.NegativeInfinity, _ => double.NaN }
        : found.GetDouble();
}
