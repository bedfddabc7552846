using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>sin x, x in radians.</summary>
public sealed record SinOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, T.Sin);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, Cos(x));
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>sin x, x in radians.</summary>
    public static Expr Sin(Expr x) => new SinOp().Apply(x);
}
