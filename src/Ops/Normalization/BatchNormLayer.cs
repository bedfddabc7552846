using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>
/// Each channel of <c>[n, channels, ...]</c> with mean 0 and variance 1 over the batch (Ioffe and Szegedy, 2015), in prediction by the running
/// mean and variance that training keeps; then times a weight and plus a bias of each channel.
/// </summary>
/// <param name="Momentum">How much of the batch goes into the running mean and variance, from 0 to 1.</param>
/// <param name="Epsilon">What is added to the variance, above 0.</param>
/// <param name="Affine">Whether weight and bias are there.</param>
/// <param name="Weight">How the weight starts; 1 if left out.</param>
/// <param name="Offset">How the bias starts; 0 if left out.</param>
public sealed record BatchNormLayer(
    [Range(0.0, 1.0)] double Momentum = 0.1,
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Epsilon = 1e-5,
    bool Affine = true,
    Initializer? Weight = null,
    Initializer? Offset = null) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place)
    {
        if (x is not { Kind: Kind.Real, Shape: [_, { IsKnown: true } channels, ..] })
            return new ShapeError("batch-norm") { Expected = "real numbers [n, channels, ...] with a known number of channels", Found = $"{x.Type}" };
        var (mean, variance) = (place.State("mean", [channels], 0), place.State("variance", [channels], 1));
        var (y, nextMean, nextVariance) = Functions.BatchNormTraining(x, mean, variance, momentum: Momentum, epsilon: Epsilon);
        var normal = Functions.InTraining(y, Functions.BatchNorm(x, mean, variance, epsilon: Epsilon));
        return ((Applied)AffineParameters.On(normal, Affine, [channels], place, Weight, Offset, Functions.ScaledChannels)).Updating(mean, nextMean).Updating(variance, nextVariance);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Each channel of <c>[n, channels, ...]</c> with mean 0 and variance 1 over the batch, in prediction by running statistics.</summary>
    public static Layer BatchNorm(double momentum = 0.1, double epsilon = 1e-5, bool affine = true, Initializer? weight = null, Initializer? offset = null) => new BatchNormLayer(momentum, epsilon, affine, weight, offset);
}
