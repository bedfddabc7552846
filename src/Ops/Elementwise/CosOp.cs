using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>cos x, x in radians.</summary>
public sealed record CosOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, T.Cos);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(-dy, Sin(x));
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>cos x, x in radians.</summary>
    public static Expr Cos(Expr x) => new CosOp().Apply(x);
}
