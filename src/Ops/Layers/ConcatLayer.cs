using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>All branches, each applied to the input, one after the other on the last axis.</summary>
/// <param name="Branches">One or more.</param>
public sealed record ConcatLayer(ValueList<Layer> Branches) : Layer
{
    /// <inheritdoc/>
    public override Validation<NnError, Expr> Apply(Expr x, Place place) =>
        Ops.Branches.Apply(Branches, x, place, ys => Located(place, new ConcatOp(-1), ys));
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>All branches, each applied to the input, one after the other on the last axis.</summary>
    public static Layer Concat(params ReadOnlySpan<Layer> branches) => new ConcatLayer(ValueList.Of(branches));
}
