namespace Functional.Nn.Ops;

/// <summary>Mean 0 and variance <c>2 / In</c>, uniformly distributed (He et al., 2015).</summary>
public sealed record HeUniformInitializer : VarianceScaling
{
    /// <inheritdoc/>
    public override double Element(Key key, int i, Fans fans) => Uniformly(key, i, 2 / AtLeastOne(fans.In));
}
