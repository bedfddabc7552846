using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>The last axes of each example with mean 0 and variance 1 (Ba et al., 2016); then times a weight and plus a bias of their shape.</summary>
/// <param name="Axes">The number of last axes.</param>
/// <param name="Epsilon">What is added to the variance, above 0.</param>
/// <param name="Affine">Whether weight and bias are there.</param>
/// <param name="Weight">How the weight starts; 1 if left out.</param>
/// <param name="Offset">How the bias starts; 0 if left out.</param>
public sealed record LayerNormLayer(
    [Range(1, int.MaxValue)] int Axes = 1,
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Epsilon = 1e-5,
    bool Affine = true,
    Initializer? Weight = null,
    Initializer? Offset = null) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => x.Kind is Kind.Real && x.Shape.Rank > Axes && x.Shape[(x.Shape.Rank - Axes)..] is { IsKnown: true } shape
        ? AffineParameters.On(Functions.LayerNorm(x, Axes, epsilon: Epsilon), Affine, shape, place, Weight, Offset, (y, weight, bias) => (y * weight!) + bias!)
        : new ShapeError("layer-norm") { Expected = $"real numbers [n, ...] with {Axes} known extents at the end", Found = $"{x.Type}" };
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The last axes of each example with mean 0 and variance 1; then times a weight and plus a bias.</summary>
    public static Layer LayerNorm(int axes = 1, double epsilon = 1e-5, bool affine = true, Initializer? weight = null, Initializer? offset = null) => new LayerNormLayer(axes, epsilon, affine, weight, offset);
}
