namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The inner product over the last axis, which goes: <c>[..., n], [..., n] → [...]</c>. Shapes broadcast.</summary>
    public static Expr Dot(Expr x, Expr y) => Sum(x * y, Axes.Last);

    /// <summary>Every product of an element of x and one of y: <c>[..., m], [..., n] → [..., m, n]</c>. Outer axes broadcast.</summary>
    public static Expr Outer(Expr x, Expr y) => Unsqueeze(x, -1) * Unsqueeze(y, -2);

    /// <summary>The sum of the diagonal of the matrices on the last two axes, which go.</summary>
    public static Expr Trace(Expr x) => Sum(Diagonal(x), Axes.Last);
}
