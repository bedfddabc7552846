namespace Functional.Nn;

/// <summary>A graph in numbers.</summary>
/// <param name="Nodes">Applications, variables and constants included.</param>
/// <param name="Edges">Uses of values by applications.</param>
/// <param name="Depth">Applications on the longest path.</param>
/// <param name="Variables">Free variables.</param>
/// <param name="Outputs">Outputs.</param>
/// <param name="Ops">How often each op occurs, the most frequent first.</param>
public sealed record Statistics(int Nodes, long Edges, int Depth, int Variables, int Outputs, ValueList<(string Op, int Count)> Ops)
{
    /// <summary>The numbers of a graph.</summary>
    public static Statistics Of(Graph graph) => new(
        graph.Nodes.Length,
        graph.Nodes.Sum(n => (long)n.Inputs.Length),
        graph.Fold<int>((_, inputs) => 1 + inputs.ToArray().DefaultIfEmpty().Max()).DefaultIfEmpty().Max(),
        graph.Variables.Length,
        graph.Outputs.Length,
        [.. graph.Nodes.CountBy(n => n.Op.Name).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value))]);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Nodes} nodes, {Edges} edges, depth {Depth}, {Variables} variables, {Outputs} outputs: {string.Join(", ", Ops.Take(8).Select(o => $"{o.Count} {o.Op}"))}{(Ops.Count > 8 ? ", ..." : "")}";
}
