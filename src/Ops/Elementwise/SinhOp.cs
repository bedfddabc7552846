using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The hyperbolic sine.</summary>
public sealed record SinhOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, T.Sinh);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, Cosh(x));
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The hyperbolic sine.</summary>
    public static Expr Sinh(Expr x) => new SinhOp().Apply(x);
}
