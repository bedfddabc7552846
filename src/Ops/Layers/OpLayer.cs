namespace Functional.Nn.Ops;

/// <summary>An activation: an op of one tensor without parameters.</summary>
/// <param name="Op">The op.</param>
public sealed record OpLayer(ActivationOp Op) : Layer, ISynonym
{
    /// <inheritdoc/>
    public object Meaning => Op;

    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Op.Apply(x);

    internal override string Head => Op.Name;
}
