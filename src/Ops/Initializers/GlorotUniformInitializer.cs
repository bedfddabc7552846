namespace Functional.Nn.Ops;

/// <summary>Mean 0 and variance <c>2 / (In + Out)</c>, uniformly distributed (Glorot and Bengio, 2010).</summary>
public sealed record GlorotUniformInitializer : VarianceScaling
{
    /// <inheritdoc/>
    public override double Element(Key key, int i, Fans fans) => Uniformly(key, i, 2 / AtLeastOne((double)fans.In + fans.Out));
}
