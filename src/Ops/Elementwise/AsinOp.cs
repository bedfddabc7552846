using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The angle in radians, from -π/2 to π/2, whose sine is x; NaN beyond -1 and 1, where the slope is infinite.</summary>
public sealed record AsinOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, T.Asin);

    /// <summary>dy / √(1 - x²).</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, Rsqrt((1.0 - x) * (1.0 + x)));
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The angle in radians, from -π/2 to π/2, whose sine is x; NaN beyond -1 and 1, where the slope is infinite.</summary>
    public static Expr Asin(Expr x) => new AsinOp().Apply(x);
}
