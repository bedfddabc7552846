using Functional.Nn.Ops.Kernels;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>√Σ x² along some axes, without overflow. The slope at 0 is 0.</summary>
/// <param name="Axes">The axes; negative ones count from the last.</param>
public sealed record NormL2Op(Axes Axes) : ReductionOp(Axes)
{
    /// <inheritdoc/>
    protected override T Reduce<T>(ReadOnlySpan<T> row) => Spread.Root(row, (T.Zero, T.Zero));

    /// <inheritdoc/>
    protected override Expr Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, DirectionOf(x, y));
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>√Σ x² over some axes, or all, which stay as extents 1 or go. The slope at 0 is 0.</summary>
    public static Expr NormL2(Expr x, Axes? axes = null, bool keepAxes = false) => new NormL2Op(ReductionOp.Given(axes, x)).On(x, keepAxes);

    /// <summary>x / length; 0 where the length is.</summary>
    internal static Expr DirectionOf(Expr x, Expr length) =>
        Equal(length, 0) is var none ? Where(none, 0, x / Where(none, 1, length)) : x;
}
