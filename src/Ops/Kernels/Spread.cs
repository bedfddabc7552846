using System.Numerics;
using System.Numerics.Tensors;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Squares of distances from a centre. The centre is a mean and the mean of what the mean's rounding has left, so that equal
/// elements are at distance 0.</summary>
internal static class Spread
{
    /// <summary>How many distances are summed at once.</summary>
    private const int Block = 256;

    /// <summary>The largest number that <see cref="Half"/> holds; larger counts are divided by in two steps, the second one <see cref="Step"/>.</summary>
    public const double LargestCount = 65504;

    /// <summary>What numbers are multiplied by instead of being divided by 2¹⁶, which <see cref="Half"/> does not hold.</summary>
    public const double Step = 1.0 / 65536;

    /// <summary>A sum over a count.</summary>
    public static T Shared<T>(T sum, int count) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        count > LargestCount ? sum / T.CreateChecked(count * Step) * T.CreateChecked(Step) : sum / T.CreateChecked(count);

    /// <summary>The root of a sum of squares, over that of their count.</summary>
    public static T RootShared<T>(T root, int count) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        root / (count > LargestCount ? T.CreateChecked(Math.Sqrt(count)) : T.Sqrt(T.CreateChecked(count)));

    public static (T Mean, T Left) Centre<T>(ReadOnlySpan<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rest = T.Zero;
        var mean = Shared(FixedOrder.Sum(x), x.Length);
        Span<T> distances = stackalloc T[Math.Min(x.Length, Block)];
        for (var start = 0; start < x.Length; start += Block)
        {
            var part = distances[..Math.Min(Block, x.Length - start)];
            TensorPrimitives.Subtract(x.Slice(start, part.Length), mean, part);
            rest += FixedOrder.Sum<T>(part);
        }

        return (mean, Shared(rest, x.Length));
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
