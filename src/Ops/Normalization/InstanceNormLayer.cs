using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>The spatial axes of each channel of each example <c>[n, channels, ...]</c> with mean 0 and variance 1 (Ulyanov et al., 2016); then times a
/// weight and plus a bias of each channel.</summary>
/// <param name="Epsilon">What is added to the variance, above 0.</param>
/// <param name="Affine">Whether weight and bias are there.</param>
/// <param name="Weight">How the weight starts; 1 if left out.</param>
/// <param name="Offset">How the bias starts; 0 if left out.</param>
public sealed record InstanceNormLayer(
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Epsilon = 1e-5,
    bool Affine = false,
    Initializer? Weight = null,
    Initializer? Offset = null) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) =>
        AffineParameters.On(Functions.InstanceNorm(x, epsilon: Epsilon), Affine, x.Shape[1..2], place, Weight, Offset, Functions.ScaledChannels);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The spatial axes of each channel of each example with mean 0 and variance 1; then, if wanted, times a weight and plus a bias.</summary>
    public static Layer InstanceNorm(double epsilon = 1e-5, bool affine = false, Initializer? weight = null, Initializer? offset = null) => new InstanceNormLayer(epsilon, affine, weight, offset);
}
