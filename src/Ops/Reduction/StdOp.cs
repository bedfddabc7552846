using Functional.Nn.Ops.Kernels;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The standard deviation along some axes, the root of the <see cref="VarianceOp"/>, which may itself overflow. The slope at
/// zero spread is 0.</summary>
/// <param name="Axes">The axes; negative ones count from the last.</param>
/// <param name="Unbiased">Whether the sum of squares is divided by n - 1, else by n.</param>
public sealed record StdOp(Axes Axes, bool Unbiased = true) : ReductionOp(Axes)
{
    /// <inheritdoc/>
    protected override T Reduce<T>(ReadOnlySpan<T> row) =>
        Spread.RootShared(Spread.Root(row, Spread.Centre(row)), Math.Max(0, row.Length - (Unbiased ? 1 : 0)));

    /// <inheritdoc/>
    protected override Expr Pullback(Expr x, Expr y, Expr dy) =>
        Weigh(Shared(dy, CountOf(x, Unbiased), WeighOver), DirectionOf(Centred(x), y));
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The standard deviation over some axes, or all, which stay as extents 1 or go; unbiased (over n - 1) or that of the
    /// elements (over n). The slope at zero spread is 0.</summary>
    public static Expr Std(Expr x, Axes? axes = null, bool keepAxes = false, bool unbiased = true) =>
        new StdOp(ReductionOp.Given(axes, x), unbiased).On(x, keepAxes);
}
