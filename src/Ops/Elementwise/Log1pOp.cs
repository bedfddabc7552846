using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>log(1 + x), without loss near 0; -∞ at -1, NaN below.</summary>
public sealed record Log1pOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Elementary.LogarithmOfOnePlus<T>>(new());

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => WeighOver(dy, 1.0 + x);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>log(1 + x), without loss near 0; -∞ at -1, NaN below.</summary>
    public static Expr Log1p(Expr x) => new Log1pOp().Apply(x);
}
