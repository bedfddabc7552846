using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The angle in radians, from -π/2 to π/2, whose tangent is x.</summary>
public sealed record AtanOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, T.Atan);

    /// <summary>dy / (1 + x²), both divided by max(|x|, 1), so that no square overflows.</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) =>
        Reciprocal(Maximum(Abs(x), 1)) is var unit ? Weigh(dy, unit / (unit + (Abs(x) * Minimum(Abs(x), 1)))) : Option<Expr>.None;
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The angle in radians, from -π/2 to π/2, whose tangent is x.</summary>
    public static Expr Atan(Expr x) => new AtanOp().Apply(x);
}
