using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>e^x.</summary>
public sealed record ExpOp : UnaryFunctionOp
{
    /// <inheritdoc/>
    private protected override UnaryKernel<T> Kernel<T>() => new UnaryKernel<T, Elementary.Exponential<T>>(new());

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, y);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>e^x.</summary>
    public static Expr Exp(Expr x) => new ExpOp().Apply(x);
}
