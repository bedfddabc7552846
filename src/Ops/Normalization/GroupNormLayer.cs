using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>The channels of each group and all spatial axes of each example <c>[n, channels, ...]</c> with mean 0 and variance 1 (Wu and He, 2018); then
/// times a weight and plus a bias of each channel.</summary>
/// <param name="Groups">The number of groups.</param>
/// <param name="Epsilon">What is added to the variance, above 0.</param>
/// <param name="Affine">Whether weight and bias are there.</param>
/// <param name="Weight">How the weight starts; 1 if left out.</param>
/// <param name="Offset">How the bias starts; 0 if left out.</param>
public sealed record GroupNormLayer(
    [Range(1, int.MaxValue)] int Groups,
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Epsilon = 1e-5,
    bool Affine = true,
    Initializer? Weight = null,
    Initializer? Offset = null) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) =>
        AffineParameters.On(Functions.GroupNorm(x, Groups, epsilon: Epsilon), Affine, x.Shape[1..2], place, Weight, Offset, Functions.ScaledChannels);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The channels of each group and all spatial axes of each example with mean 0 and variance 1; then times a weight and plus a bias.</summary>
    public static Layer GroupNorm(int groups, double epsilon = 1e-5, bool affine = true, Initializer? weight = null, Initializer? offset = null) => new GroupNormLayer(groups, epsilon, affine, weight, offset);
}
