using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The family of the largest and the smallest element along some axes: all that are equal to it share the slope evenly.</summary>
/// <param name="Axes">The axes; negative ones count from the last.</param>
public abstract record ExtremumOp(Axes Axes) : ReductionOp(Axes)
{
    /// <inheritdoc/>
    protected sealed override Expr Pullback(Expr x, Expr y, Expr dy) =>
        Equal(x, y) is var extreme ? Weigh(extreme, dy / Sum(extreme, Axes, keepAxes: true)) : dy;
}
