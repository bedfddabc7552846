using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>The last axes of each example over the root of their mean square (Zhang and Sennrich, 2019): <c>x / √(mean(x²) + ε)</c>; then times a
/// weight of their shape.</summary>
/// <param name="Axes">The number of last axes.</param>
/// <param name="Epsilon">What is added to the mean square, above 0.</param>
/// <param name="Affine">Whether the weight is there.</param>
/// <param name="Weight">How the weight starts; 1 if left out.</param>
public sealed record RmsNormLayer(
    [Range(1, int.MaxValue)] int Axes = 1,
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Epsilon = 1e-5,
    bool Affine = true,
    Initializer? Weight = null) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => x.Kind is Kind.Real && x.Shape.Rank > Axes && x.Shape[(x.Shape.Rank - Axes)..] is { IsKnown: true } shape
        ? Functions.RmsNorm(x, Axes, Affine ? place.Param("weight", shape, Weight ?? Initializers.Constant(1)) : null, Epsilon)
        : new ShapeError("rms-norm") { Expected = $"real numbers [n, ...] with {Axes} known extents at the end", Found = $"{x.Type}" };
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The last axes of each example over the root of their mean square; then times a weight.</summary>
    public static Layer RmsNorm(int axes = 1, double epsilon = 1e-5, bool affine = true, Initializer? weight = null) => new RmsNormLayer(axes, epsilon, affine, weight);
}
