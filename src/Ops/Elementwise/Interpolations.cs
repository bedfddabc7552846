namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>(1 - w) x + w y: x at weight 0, y at weight 1, exactly. Shapes broadcast.</summary>
    public static Expr Lerp(Expr x, Expr y, Expr weight) => ((1.0 - weight) * x) + (weight * y);
}
