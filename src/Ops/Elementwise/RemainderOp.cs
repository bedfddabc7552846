using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>What is left of x over y, x - y ⌊x / y⌋, without rounding of the quotient: of the sign of y, or 0; NaN where y is 0. The slopes are 1 and
/// -⌊x / y⌋.</summary>
public sealed record RemainderOp : BinaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => Elementary.Map(x, y, z, static (a, b) =>
        a % b is var left && left != T.Zero && T.IsNegative(left) != T.IsNegative(b) ? left + b : left);

    /// <inheritdoc/>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) => [dz, Weigh(-dz, Round((x - z) / y))];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>What is left of x over y, x - y ⌊x / y⌋: of the sign of y, or 0; NaN where y is 0. The slopes are 1 and -⌊x / y⌋. Shapes broadcast.</summary>
    public static Expr Remainder(Expr x, Expr y) => new RemainderOp().Broadcast(x, y);
}
