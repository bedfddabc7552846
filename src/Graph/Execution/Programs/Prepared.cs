using System.Collections.Immutable;
using System.Numerics;

namespace Functional.Nn;

/// <summary>An elementwise node with its kernel.</summary>
/// <param name="Node">The node.</param>
/// <param name="Kernel">What its op prepared.</param>
internal readonly record struct Prepared<T>(Node Node, Kernel<T> Kernel) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The function of registers that the kernel is, if it is one.</summary>
    public PointwiseKernel<T>? Function => Kernel.Target as PointwiseKernel<T>;

    /// <summary>A node, prepared for the types that it has there.</summary>
    public static Prepared<T> Of(Node node, Staging staging) =>
        new(node, node.Op.Prepare<T>(ImmutableArray.CreateRange(node.Inputs, input => staging.Types[input]).AsSpan(), [staging.Types[node.First]]));
}
