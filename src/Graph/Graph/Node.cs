using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>One application of an op in a <see cref="Graph"/>. Values are numbered through: the results of this node are
/// <see cref="First"/>, <see cref="First"/> + 1, ...; its inputs are numbers of earlier values.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Inputs">The numbers of the values that it is applied to.</param>
/// <param name="First">The number of its first result.</param>
/// <param name="Results">The types of its results.</param>
public sealed record Node(Op Op, ImmutableArray<int> Inputs, int First, ImmutableArray<TensorType> Results)
{
    /// <summary>The type of the first (mostly only) result.</summary>
    public TensorType Type => Results[0];

    /// <summary>Equal ops on equal inputs.</summary>
    public bool Equals(Node? other) => other is not null && First == other.First && Op.Equals(other.Op) && Inputs.AsSpan().SequenceEqual(other.Inputs.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Op, First);
}
