using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The number whose hyperbolic tangent is x; infinite at -1 and 1, NaN beyond.</summary>
public sealed record AtanhOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, T.Atanh);

    /// <summary>dy / (1 - x²), factor by factor, so that no product is too small.</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => WeighOver(WeighOver(dy, 1.0 - x), 1.0 + x);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The number whose hyperbolic tangent is x; infinite at -1 and 1, NaN beyond.</summary>
    public static Expr Atanh(Expr x) => new AtanhOp().Apply(x);
}
