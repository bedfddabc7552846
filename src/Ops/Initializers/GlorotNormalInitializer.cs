namespace Functional.Nn.Ops;

/// <summary>Mean 0 and variance <c>2 / (In + Out)</c>, normally distributed (Glorot and Bengio, 2010).</summary>
public sealed record GlorotNormalInitializer : VarianceScaling
{
    /// <inheritdoc/>
    public override double Element(Key key, int i, Fans fans) => Normally(key, i, 2 / AtLeastOne((double)fans.In + fans.Out));
}
