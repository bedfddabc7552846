using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>tan x, x in radians.</summary>
public sealed record TanOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, T.Tan);

    /// <summary>(1 + tan² x) dy.</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, 1.0 + Square(y));
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>tan x, x in radians.</summary>
    public static Expr Tan(Expr x) => new TanOp().Apply(x);
}
