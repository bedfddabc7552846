using System.Numerics.Tensors;

namespace Functional.Nn.Ops;

/// <summary>The smallest element along some axes; ∞ of none. All that are equal to it share the slope evenly.</summary>
/// <param name="Axes">The axes; negative ones count from the last.</param>
public sealed record MinOp(Axes Axes) : ExtremumOp(Axes)
{
    /// <inheritdoc/>
    protected override T Reduce<T>(ReadOnlySpan<T> row) => row.IsEmpty ? T.PositiveInfinity : TensorPrimitives.Min(row);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The smallest element over some axes, or all, which stay as extents 1 or go; ∞ of none. All that are equal to it share the slope evenly.</summary>
    public static Expr Min(Expr x, Axes? axes = null, bool keepAxes = false) => new MinOp(ReductionOp.Given(axes, x)).On(x, keepAxes);
}
