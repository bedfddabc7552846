namespace Functional.Nn.Ops;

/// <summary>The same number everywhere.</summary>
/// <param name="Value">The number.</param>
public sealed record ConstantInitializer(double Value) : ElementwiseInitializer
{
    /// <inheritdoc/>
    public override double Element(Key key, int i, Fans fans) => Value;
}
