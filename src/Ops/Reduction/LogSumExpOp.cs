using System.Numerics.Tensors;
using Functional.Nn.Ops.Kernels;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// <c>log Σ e^xᵢ</c> along some axes, as <c>m + log(1 + Σ e^(xᵢ - m))</c> with the maximum m left out of the sum; -∞ of none. The slope
/// is the softmax; NaN where the result is infinite.
/// </summary>
/// <param name="Axes">The axes; negative ones count from the last.</param>
public sealed record LogSumExpOp(Axes Axes) : ReductionOp(Axes)
{
    /// <summary>How many powers are summed at once.</summary>
    private const int Block = 256;

    /// <inheritdoc/>
    protected override T Reduce<T>(ReadOnlySpan<T> row)
    {
        if (row.IsEmpty)
            return T.NegativeInfinity;
        var (top, rest) = (TensorPrimitives.IndexOfMax(row), T.Zero);
        if (!T.IsFinite(row[top]))
            return row[top];
        Span<T> powers = stackalloc T[Math.Min(row.Length, Block)];
        for (var start = 0; start < row.Length; start += Block)
        {
            var part = powers[..Math.Min(Block, row.Length - start)];
            TensorPrimitives.Subtract(row.Slice(start, part.Length), row[top], part);
            Elementary.Exp(part, part);
            if (top >= start && top < start + part.Length)
                part[top - start] = T.Zero;
            rest += FixedOrder.Sum<T>(part);
        }

        return row[top] + Elementary.Log1p(rest);
    }

    /// <inheritdoc/>
    protected override Expr Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, Exp(x - y));
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>log Σ e^x over some axes, or all, which stay as extents 1 or go; without overflow.</summary>
    public static Expr LogSumExp(Expr x, Axes? axes = null, bool keepAxes = false) => new LogSumExpOp(ReductionOp.Given(axes, x)).On(x, keepAxes);
}
