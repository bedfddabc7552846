using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The number from 0 on whose hyperbolic cosine is x; NaN below 1, where the slope is infinite.</summary>
public sealed record AcoshOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, T.Acosh);

    /// <summary>dy / √(x² - 1), whose roots are taken apart, so that no square overflows.</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(Weigh(dy, Rsqrt(x - 1.0)), Rsqrt(x + 1.0));
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The number from 0 on whose hyperbolic cosine is x; NaN below 1, where the slope is infinite.</summary>
    public static Expr Acosh(Expr x) => new AcoshOp().Apply(x);
}
