namespace Functional.Nn.Ops;

/// <summary>Mean 0 and variance <c>1 / In</c>, normally distributed (LeCun et al., 1998).</summary>
public sealed record LeCunNormalInitializer : VarianceScaling
{
    /// <inheritdoc/>
    public override double Element(Key key, int i, Fans fans) => Normally(key, i, 1 / AtLeastOne(fans.In));
}
