using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>Nodes that run together: one kernel; or elementwise ones of one shape, block by block.</summary>
/// <param name="Nodes">The nodes, inputs first.</param>
/// <param name="IsBlocked">Whether they run block by block.</param>
internal sealed record Stage(ImmutableArray<Node> Nodes, bool IsBlocked);
