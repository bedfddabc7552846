using System.Collections;
using Functional.Nn.Ops;

namespace Functional.Nn.Checking;

/// <summary>Failing cases as programs.</summary>
public static partial class CSharp
{
    /// <summary>A whole program of this library and of whatever declares the network's layers: it builds the network, differentiates its
    /// objective at the point, and writes how the gradients compare with differences.</summary>
    public static string Program(NetworkCase network) => network.Objective is var loss && Targets(loss) is [{ Type.Kind: Kind.Real }]
        ? Written(network, $"[loss], point, {Seed(network.Key)}, {Only(loss)}")
        : Written(network, $"loss, point, {Seed(network.Key)}");

    /// <summary>The same of the slopes of the objective: how their own slopes compare with differences.</summary>
    public static string ProgramOfSlopes(NetworkCase network)
    {
        var loss = network.Objective;
        var names = NetworkCase.Differentiated(Graph.Of(loss));
        var slopes = Functions.Sum(loss).Gradient([.. Graph.Of(loss).Values.Where(v => v.Op is VarOp variable && names.Contains(variable.Variable))]);
        var options = slopes.Any(slope => Targets(slope) is [{ Type.Kind: Kind.Real }]) ? Only([.. slopes]) : "new()";
        return Written(
            network,
            $"slopes, point, {Seed(network.Key)}, {options}",
            $"var slopes = {(loss.Shape.Rank == 0 ? "loss" : "Sum(loss)")}.Gradient([.. Graph.Of(loss).Values.Where(v => v.Op is VarOp {{ Type.Kind: Kind.Real, Variable: not {Of(NetworkCase.TargetName)} }})]);");
    }

    private static string Written(NetworkCase network, string arguments, params ReadOnlySpan<string> before)
    {
        var output = $"model.{(network.IsTraining ? nameof(Model.Output) : nameof(Model.Prediction))}{(network.Head == Layer.Identity ? "" : $" | {Of(network.Head)}")}";
        return string.Join('\n', [
            .. Namespaces(network, before.IsEmpty ? "System" : "System.Linq").Select(name => $"using {name};"),
            "using static Functional.Nn.Ops.Functions;",
            "",
            $"var model = {Single(network.Layer)}.Build({Of(network.Example)}).OrThrow();",
            network.Loss is null ? $"var loss = Sum({output});" : $"var loss = {Of(network.Loss)}.Of({output}, Input({Of(NetworkCase.TargetName)}, {Of(Targets(network.Objective)[0].Type)}));",
            "var point = Env.Of(",
            $"{string.Join(",\n", network.Point.Select(v => $"    ({Of(v.Key)}, {Of(v.Value)})"))});",
            .. before,
            $"Console.WriteLine(GradientCheck.Run({arguments}).OrThrow().ToTable());",
            "",
        ]);
    }

    private static VarOp[] Targets(Expr expr) => [.. Graph.Of(expr).Variables.Where(v => v.Variable == NetworkCase.TargetName)];

    private static string Only(params IEnumerable<Expr> exprs) => $"new() {{ Variables = {Of(NetworkCase.Differentiated(Graph.Of(exprs)))} }}";

    private static string Seed(Key key) => key == default ? "0" : Of(key);

    private static string Single(Layer layer) => layer is IChain { Parts: not [] } ? $"({Of(layer)})" : Of(layer);

    private static IEnumerable<string> Namespaces(NetworkCase network, params ReadOnlySpan<string> more) =>
        Records(network.Layer).Append(network).Append(network.Point).Append(network.Layer).Select(record => record.GetType().Namespace).OfType<string>().Concat(["System", .. more]).Distinct()
            .OrderBy(name => !name.StartsWith("System", StringComparison.Ordinal)).ThenBy(name => name, StringComparer.Ordinal);

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
