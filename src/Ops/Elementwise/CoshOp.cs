using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The hyperbolic cosine.</summary>
public sealed record CoshOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, T.Cosh);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, Sinh(x));
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The hyperbolic cosine.</summary>
    public static Expr Cosh(Expr x) => new CoshOp().Apply(x);
}
