using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>Which fan a variance goes by.</summary>
public enum FanMode
{
    /// <summary>The inputs of an output, which keeps the variance of activations.</summary>
    In,

    /// <summary>The outputs of an input, which keeps the variance of gradients.</summary>
    Out,

    /// <summary>The mean of both.</summary>
    Average,
}

/// <summary>Mean 0 and variance <c>gain² / fan</c>; the named initialisers of Glorot, He and LeCun are cases of it.</summary>
/// <param name="Gain">The gain of the activation; see <see cref="ActivationOp.Gain"/>.</param>
/// <param name="Fan">The fan.</param>
/// <param name="Uniform">Whether it is uniformly distributed, instead of normally.</param>
public sealed record VarianceScalingInitializer([Range(0.0, double.MaxValue)] double Gain = 1, FanMode Fan = FanMode.In, bool Uniform = false) : VarianceScaling
{
    /// <summary>The variance.</summary>
    public double Variance(Fans fans) => Gain * Gain / AtLeastOne(Fan switch
    {
        FanMode.In => fans.In,
        FanMode.Out => fans.Out,
        _ => ((double)fans.In + fans.Out) / 2,
    });

    /// <inheritdoc/>
    public override double Element(Key key, int i, Fans fans) => Uniform ? Uniformly(key, i, Variance(fans)) : Normally(key, i, Variance(fans));
}
