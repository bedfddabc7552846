using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Validated;

namespace Functional.Nn.Ops;

/// <summary>x W + b over the last axis: <c>[..., in] → [..., units]</c>, W of shape <c>[in, units]</c>.</summary>
/// <param name="Units">The number of outputs.</param>
/// <param name="Bias">Whether b is there.</param>
/// <param name="Weight">How W starts; Glorot uniform if left out.</param>
/// <param name="Offset">How b starts; 0 if left out.</param>
public sealed record DenseLayer(int Units, bool Bias = true, Initializer? Weight = null, Initializer? Offset = null) : Layer
{
    /// <inheritdoc/>
    public override Validation<NnError, Expr> Apply(Expr x, Place place)
    {
        if (Units < 1)
            return Fail<Expr>(place.Locate(new ShapeError("dense") { Expected = "1 or more units", Found = $"{Units}" }));
        if (x is not { Kind: Kind.Real, Shape: [.., { IsKnown: true } features] })
            return Fail<Expr>(place.Locate(new ShapeError("dense")
            {
                Expected = "real numbers whose last axis has a known extent",
                Found = $"{x.Type}",
                Assumed = x.Shape.Rank == 0 ? null : x.Shape.With(x.Shape.Rank - 1, Units),
            }));

        var weight = place.Param("weight", [features, Units], Weight ?? Initializers.Glorot);
        var product = x.Shape.Rank == 1
            ? Reshape(MatMul(Reshape(x, [1, features]), weight), [Units])
            : MatMul(x, weight);
        return Ok(Bias ? product + place.Param("bias", [Units], Offset ?? Initializers.Constant(0), new(features.Extent, Units)) : product);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x W + b over the last axis, with <paramref name="units"/> outputs.</summary>
    public static Layer Dense(int units, bool bias = true, Initializer? weight = null, Initializer? offset = null) => new DenseLayer(units, bias, weight, offset);
}
