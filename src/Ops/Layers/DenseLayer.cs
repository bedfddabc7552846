using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x W + b over the last axis: <c>[..., in] → [..., units]</c>, W of shape <c>[in, units]</c>.</summary>
/// <param name="Units">The number of outputs.</param>
/// <param name="Bias">Whether b is there.</param>
/// <param name="Weight">How W starts; Glorot uniform if left out.</param>
/// <param name="Offset">How b starts; 0 if left out.</param>
public sealed record DenseLayer([Range(1, int.MaxValue)] int Units, bool Bias = true, Initializer? Weight = null, Initializer? Offset = null) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => x switch
    {
        { Kind: Kind.Real, Shape: [.., { IsKnown: true } features] } => Affine(x, features.Extent, place),
        _ => ((Applied)new ShapeError("dense") { Expected = "real numbers whose last axis has a known extent", Found = $"{x.Type}" })
            .Assuming(x.Shape is [.. var outer, _] ? outer.Concat([Units]) : null),
    };

    private Expr Affine(Expr x, int features, Place place)
    {
        var weight = place.Param("weight", [features, Units], Weight ?? Initializers.Glorot);
        var product = MatMul(x, weight);
        return Bias ? product + place.Param("bias", [Units], Offset ?? Initializers.Constant(0), new(features, Units)) : product;
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x W + b over the last axis, with <paramref name="units"/> outputs.</summary>
    public static Layer Dense(int units, bool bias = true, Initializer? weight = null, Initializer? offset = null) => new DenseLayer(units, bias, weight, offset);
}
