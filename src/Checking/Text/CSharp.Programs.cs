using System.Collections;
using Functional.Nn.Ops;

namespace Functional.Nn.Checking;

/// <summary>Failing cases as programs.</summary>
public static partial class CSharp
{
    /// <summary>A whole program of this library and of whatever declares the network's layers: it builds the network, differentiates its
    /// objective at the point, and writes how the gradients compare with differences.</summary>
    public static string Program(NetworkCase network)
    {
        var targets = Graph.Of(network.Objective).Variables.Where(v => v.Variable == NetworkCase.TargetName).Select(v => v.Type).ToArray();
        var head = network.Head == Layer.Identity ? "" : $" | {Of(network.Head)}";
        var output = $"model.{(network.IsTraining ? nameof(Model.Output) : nameof(Model.Prediction))}{head}";
        var key = network.Key == default ? "0" : Of(network.Key);
        var check = targets is [{ Kind: Kind.Real }] ? $"[loss], point, {key}, new() {{ Variables = {Of(network.Variables)} }}" : $"loss, point, {key}";
        return string.Join('\n', [
            .. Namespaces(network).Select(name => $"using {name};"),
            "using static Functional.Nn.Ops.Functions;",
            "",
            $"var model = {Single(network.Layer)}.Build({Of(network.Example)}).OrThrow();",
            network.Loss is null ? $"var loss = Sum({output});" : $"var loss = {Of(network.Loss)}.Of({output}, Input({Of(NetworkCase.TargetName)}, {Of(targets[0])}));",
            "var point = Env.Of(",
            $"{string.Join(",\n", network.Point.Select(v => $"    ({Of(v.Key)}, {Of(v.Value)})"))});",
            $"Console.WriteLine(GradientCheck.Run({check}).OrThrow().ToTable());",
            "",
        ]);
    }

    private static string Single(Layer layer) => layer is IChain { Parts: not [] } ? $"({Of(layer)})" : Of(layer);

    private static IEnumerable<string> Namespaces(NetworkCase network) =>
        Records(network.Layer).Append(network).Append(network.Point).Append(network.Layer).Select(record => record.GetType().Namespace!).Append("System").Distinct()
            .OrderBy(name => name is not "System").ThenBy(name => name, StringComparer.Ordinal);

    /// <summary>The records that a value is written with.</summary>
    private static IEnumerable<object> Records(object? value) => value switch
    {
        IChain chain => chain.Parts.SelectMany(Records),
        ISynonym synonym => Records(synonym.Meaning).Append(value),
        null or string or Shape or Dim or ValueType and not IEnumerable => [],
        IEnumerable items => items.Cast<object?>().SelectMany(Records),
        _ => Term.Of(value).Arguments.SelectMany(a => Records(a.Value)).Append(value),
    };
}
