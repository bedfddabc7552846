using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>2^x.</summary>
public sealed record Exp2Op : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, T.Exp2);

    /// <summary>2^x log 2 dy.</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(Math.Log(2) * dy, y);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>2^x.</summary>
    public static Expr Exp2(Expr x) => new Exp2Op().Apply(x);
}
