namespace Functional.Nn.Ops;

/// <summary>All branches, each applied to the input, one after the other on the last axis.</summary>
/// <param name="Branches">One or more.</param>
public sealed record ConcatLayer(ValueList<Layer> Branches) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Ops.Branches.Apply(Branches, x, place, ys => new ConcatOp(-1).Apply(ys));
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>All branches, each applied to the input, one after the other on the last axis.</summary>
    public static Layer Concat(params ReadOnlySpan<Layer> branches) => new ConcatLayer(ValueList.Of(branches));
}
