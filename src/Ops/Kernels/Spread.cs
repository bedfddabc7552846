using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Squares of distances from a centre. The centre is a mean and the mean of what the mean's rounding has left, so that equal
/// elements are at distance 0.</summary>
internal static class Spread
{
    public static (T Mean, T Left) Centre<T>(ReadOnlySpan<T> x) where T : IBinaryFloatingPointIeee754<T>
    {
        var (count, rest) = (T.CreateChecked(x.Length), T.Zero);
        var mean = FixedOrder.Sum(x) / count;
        for (var i = 0; i < x.Length; i++)
            rest += x[i] - mean;
        return (mean, rest / count);
    }

    /// <summary>Σ (x - centre)².</summary>
    public static T Squares<T>(ReadOnlySpan<T> x, (T Mean, T Left) centre) where T : IBinaryFloatingPointIeee754<T>
    {
        var sum = T.Zero;
        for (var i = 0; i < x.Length; i++)
        {
            var distance = x[i] - centre.Mean - centre.Left;
            sum += distance * distance;
        }

        return sum;
    }

    /// <summary>√Σ (x - centre)², in units of the largest distance where the squares overflow or are lost.</summary>
    public static T Root<T>(ReadOnlySpan<T> x, (T Mean, T Left) centre) where T : IBinaryFloatingPointIeee754<T>
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
