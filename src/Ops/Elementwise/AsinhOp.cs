using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The number whose hyperbolic sine is x.</summary>
public sealed record AsinhOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, T.Asinh);

    /// <summary>dy / √(1 + x²), both divided by max(|x|, 1), so that no square overflows.</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) =>
        Reciprocal(Maximum(Abs(x), 1)) is var unit ? Weigh(dy, unit * Rsqrt(Square(unit) + Square(Minimum(Abs(x), 1)))) : Option<Expr>.None;
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The number whose hyperbolic sine is x.</summary>
    public static Expr Asinh(Expr x) => new AsinhOp().Apply(x);
}
