namespace Functional.Nn.Ops;

/// <summary>Mean 0 and variance <c>1 / In</c>, uniformly distributed (LeCun et al., 1998).</summary>
public sealed record LeCunUniformInitializer : VarianceScaling
{
    /// <inheritdoc/>
    public override double Element(Key key, int i, Fans fans) => Uniformly(key, i, 1 / AtLeastOne(fans.In));
}
