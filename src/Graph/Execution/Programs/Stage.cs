using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>Nodes that run together: one kernel, or elementwise ones of one shape block by block, or both: what a kernel makes, part by part, goes
/// on through the elementwise ones while it is in the cache.</summary>
/// <param name="Nodes">The nodes, inputs first.</param>
internal sealed record Stage(ImmutableArray<Node> Nodes)
{
    /// <summary>The node that is not elementwise, if there is one: the first.</summary>
    public Node? Producer => Nodes[0].Op.IsElementwise ? null : Nodes[0];

    /// <summary>The nodes that run block by block.</summary>
    public ImmutableArray<Node> Blocked => Producer is null ? Nodes : Nodes[1..];

    /// <summary>Whether what only this stage reads stands in blocks alone.</summary>
    public bool IsBlocked => Blocked.Length > 0;
}
