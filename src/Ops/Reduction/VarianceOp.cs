using Functional.Nn.Ops.Kernels;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The variance along some axes in two passes (Chan, Golub and LeVeque, 1983); NaN of too few elements.</summary>
/// <param name="Axes">The axes; negative ones count from the last.</param>
/// <param name="Unbiased">Whether the sum of squares is divided by n - 1, else by n.</param>
public sealed record VarianceOp(Axes Axes, bool Unbiased = true) : ReductionOp(Axes)
{
    /// <inheritdoc/>
    protected override T Reduce<T>(ReadOnlySpan<T> row) =>
        Spread.Shared(Spread.Squares(row, Spread.Centre(row)), Math.Max(0, row.Length - (Unbiased ? 1 : 0)));

    /// <inheritdoc/>
    protected override Expr Pullback(Expr x, Expr y, Expr dy) =>
        Weigh(dy, Shared(2, CountOf(x, Unbiased)) * Centred(x));
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The variance over some axes, or all, which stay as extents 1 or go; unbiased (over n - 1) or that of the elements (over n).</summary>
    public static Expr Variance(Expr x, Axes? axes = null, bool keepAxes = false, bool unbiased = true) =>
        new VarianceOp(ReductionOp.Given(axes, x), unbiased).On(x, keepAxes);
}
