using System.Numerics.Tensors;

namespace Functional.Nn.Ops;

/// <summary>The largest element along some axes; -∞ of none. All that are equal to it share the slope evenly.</summary>
/// <param name="Axes">The axes; negative ones count from the last.</param>
public sealed record MaxOp(Axes Axes) : ExtremumOp(Axes)
{
    /// <inheritdoc/>
    protected override T Reduce<T>(ReadOnlySpan<T> row) => row.IsEmpty ? T.NegativeInfinity : TensorPrimitives.Max(row);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The largest element over some axes, or all, which stay as extents 1 or go; -∞ of none. All that are equal to it share the slope evenly.</summary>
    public static Expr Max(Expr x, Axes? axes = null, bool keepAxes = false) => new MaxOp(ReductionOp.Given(axes, x)).On(x, keepAxes);
}
