using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>Outputs of scans that nobody reads, as those that are kept for a way back that is never gone, are not computed.</summary>
public static class UnreadOutputs
{
    /// <summary>The expression without them.</summary>
    internal static Expr Dropped(Expr expr) => Dropped(Graph.Of(expr)) is var graph ? graph.Values[graph.Outputs[0]] : expr;

    /// <summary>The graph without them.</summary>
    public static Graph Dropped(Graph graph)
    {
        var read = graph.Nodes.SelectMany(node => node.Inputs).Concat(graph.Outputs).ToHashSet();
        var values = graph.Fold<Expr>((node, inputs) => node.Op.Over(Dropped) is ScanOp scan
            ? Only(scan, inputs.ToArray(), output => read.Contains(node.First + output))
            : graph.Values[node.First].ResultsOn(inputs.ToArray()));
        return Graph.Of(graph.Outputs.Select(output => values[output]));
    }

    /// <summary>The results of a scan; in place of outputs that are not read stands any other, for nobody will see it.</summary>
    private static ImmutableArray<Expr> Only(ScanOp scan, ImmutableArray<Expr> inputs, Func<int, bool> isRead)
    {
        ImmutableArray<int> kept = [.. Enumerable.Range(0, scan.Step.Outputs.Length).Where(output => output < scan.Carries || isRead(output))];
        var results = ScanOp.On(
            Graph.Of(kept.Select(output => scan.Step.Values[scan.Step.Outputs[output]])),
            inputs[..scan.Carries], inputs[scan.Carries..(scan.Carries + scan.Sequences)], inputs[(scan.Carries + scan.Sequences)..], scan.Backwards);
        return
        [
            .. Enumerable.Range(0, scan.Step.Outputs.Length).Select(output => results[Math.Max(0, kept.IndexOf(output))]),
            .. results.Skip(kept.Length),
        ];
    }
}
