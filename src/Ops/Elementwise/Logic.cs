namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions. Truth is a number: what is not 0 holds, NaN too, and answers are 0 or 1 of slope 0.</summary>
public static partial class Functions
{
    /// <summary>1 where x &lt; y, else 0. The slope is 0. Shapes broadcast.</summary>
    public static Expr Less(Expr x, Expr y) => Greater(y, x);

    /// <summary>1 where x ≤ y, else 0. The slope is 0. Shapes broadcast.</summary>
    public static Expr LessOrEqual(Expr x, Expr y) => GreaterOrEqual(y, x);

    /// <summary>1 where x ≠ y, else 0; a NaN differs from all, itself too. The slope is 0. Shapes broadcast.</summary>
    public static Expr NotEqual(Expr x, Expr y) => 1.0 - Equal(x, y);

    /// <summary>1 where x is 0, else 0. The slope is 0.</summary>
    public static Expr Not(Expr x) => Equal(x, 0);

    /// <summary>1 where neither x nor y is 0, else 0. The slope is 0. Shapes broadcast.</summary>
    public static Expr And(Expr x, Expr y) => NotEqual(x, 0) * NotEqual(y, 0);

    /// <summary>1 where x or y is not 0, else 0. The slope is 0. Shapes broadcast.</summary>
    public static Expr Or(Expr x, Expr y) => 1.0 - (Not(x) * Not(y));

    /// <summary>1 where one of x and y is 0 and the other is not, else 0. The slope is 0. Shapes broadcast.</summary>
    public static Expr Xor(Expr x, Expr y) => NotEqual(Not(x), Not(y));

    /// <summary>1 where x is not a number, else 0. The slope is 0.</summary>
    public static Expr IsNaN(Expr x) => NotEqual(x, x);

    /// <summary>1 where x is a number and not infinite, else 0. The slope is 0.</summary>
    public static Expr IsFinite(Expr x) => Less(Abs(x), double.PositiveInfinity);

    /// <summary>1 where any element along some axes, or of all, is not 0; else, and of none, 0. The slope is 0.</summary>
    public static Expr Any(Expr x, Axes? axes = null, bool keepAxes = false) => Greater(Sum(NotEqual(x, 0), axes, keepAxes), 0);

    /// <summary>1 where no element along some axes, or of all, is 0, and of none; else 0. The slope is 0.</summary>
    public static Expr All(Expr x, Axes? axes = null, bool keepAxes = false) => Equal(Sum(Not(x), axes, keepAxes), 0);
}
