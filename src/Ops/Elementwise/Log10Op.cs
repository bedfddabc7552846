using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The logarithm to base 10; -∞ at 0, NaN below.</summary>
public sealed record Log10Op : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, T.Log10);

    /// <summary>dy / (x log 10).</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => WeighOver(dy / Math.Log(10), x);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The logarithm to base 10; -∞ at 0, NaN below.</summary>
    public static Expr Log10(Expr x) => new Log10Op().Apply(x);
}
