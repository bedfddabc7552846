namespace Functional.Nn.Ops;

/// <summary>Mean 0 and variance <c>2 / In</c>, normally distributed (He et al., 2015).</summary>
public sealed record HeNormalInitializer : VarianceScaling
{
    /// <inheritdoc/>
    public override double Element(Key key, int i, Fans fans) => Normally(key, i, 2 / AtLeastOne(fans.In));
}
