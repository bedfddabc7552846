using System.Numerics;
using System.Numerics.Tensors;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Squares of distances from a centre. The centre is a mean and the mean of what the mean's rounding has left, so that equal
/// elements are at distance 0.</summary>
internal static class Spread
{
    /// <summary>How many distances are summed at once.</summary>
    private const int Block = 256;

    public static (T Mean, T Left) Centre<T>(ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (count, rest) = (T.CreateChecked(x.Length), T.Zero);
        var mean = FixedOrder.Sum(x) / count;
        Span<T> distances = stackalloc T[Math.Min(x.Length, Block)];
        for (var start = 0; start < x.Length; start += Block)
        {
            var part = distances[..Math.Min(Block, x.Length - start)];
            TensorPrimitives.Subtract(x.Slice(start, part.Length), mean, part);
            rest += FixedOrder.Sum<T>(part);
        }

        return (mean, rest / count);
    }

    /// <summary>Σ (x - centre)².</summary>
    public static T Squares<T>(ReadOnlySpan<T> x, (T Mean, T Left) centre) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        Span<T> distances = stackalloc T[Math.Min(x.Length, Block)];
        for (var start = 0; start < x.Length; start += Block)
        {
            var part = distances[..Math.Min(Block, x.Length - start)];
            TensorPrimitives.Subtract(x.Slice(start, part.Length), centre.Mean, part);
            TensorPrimitives.Subtract(part, centre.Left, part);
            sum += FixedOrder.Dot<T>(part, part);
        }

        return sum;
    }

    /// <summary>√Σ (x - centre)², in units of the largest distance where the squares overflow or are lost.</summary>
    public static T Root<T>(ReadOnlySpan<T> x, (T Mean, T Left) centre) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var squares = Squares(x, centre);
        if (T.IsNaN(squares) || (T.IsFinite(squares) && squares > T.CreateChecked(1e-30)))
            return T.Sqrt(squares);
        var (largest, sum) = (T.Zero, T.Zero);
        for (var i = 0; i < x.Length; i++)
            largest = T.Max(largest, T.Abs(x[i] - centre.Mean - centre.Left));
        if (largest == T.Zero || !T.IsFinite(largest))
            return largest;
        for (var i = 0; i < x.Length; i++)
        {
            var distance = (x[i] - centre.Mean - centre.Left) / largest;
            sum += distance * distance;
        }

        return largest * T.Sqrt(sum);
    }
}
