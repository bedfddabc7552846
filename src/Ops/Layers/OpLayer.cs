using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>An activation: an op of one tensor without parameters.</summary>
/// <param name="Op">The op.</param>
public sealed record OpLayer(ActivationOp Op) : Layer, ISynonym
{
    /// <inheritdoc/>
    public object Meaning => Op;

    /// <inheritdoc/>
    public override Validation<NnError, Expr> Apply(Expr x, Place place) => Located(place, Op, x);

    internal override string Head => Op.Name;
}
