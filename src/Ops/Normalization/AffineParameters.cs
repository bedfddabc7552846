namespace Functional.Nn.Ops;

/// <summary>The weight and the bias that stand after a normalisation.</summary>
internal static class AffineParameters
{
    /// <summary>What has been normalised, times a weight that starts as 1 and plus a bias that starts as 0, if they are wanted.</summary>
    public static Expr On(Expr x, bool affine, Shape shape, Place place, Initializer? weight, Initializer? offset, Func<Expr, Expr?, Expr?, Expr> scaled) => affine
        ? scaled(x, place.Param("weight", shape, weight ?? Initializers.Constant(1)), place.Param("bias", shape, offset ?? Initializers.Constant(0)))
        : x;
}
