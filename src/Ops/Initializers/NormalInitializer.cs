using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>Normally distributed.</summary>
/// <param name="StandardDeviation">The standard deviation.</param>
/// <param name="Mean">The mean.</param>
public sealed record NormalInitializer([Range(0.0, double.MaxValue)] double StandardDeviation = 0.01, double Mean = 0) : ElementwiseInitializer
{
    /// <inheritdoc/>
    public override double Element(Key key, int i, Fans fans) => Mean + (StandardDeviation * StandardNormal(key, i));
}
