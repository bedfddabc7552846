using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Functional.Nn;

/// <summary>Sums whose order depends on the number of elements alone, not on where they stand in memory: the same bits in every run.</summary>
public static class FixedOrder
{
    /// <summary>So many elements are summed one after the other; of more, the sums of both halves, so that the rounding error grows with the logarithm of
    /// their number.</summary>
    private static int Block<T>() => Vector512<T>.IsSupported ? 4096 : 8;

    /// <summary>Σ xᵢ.</summary>
    public static T Sum<T>(ReadOnlySpan<T> x) where T : INumberBase<T>
    {
        if (x.Length > Block<T>())
            return Sum(x[..Half<T>(x.Length)]) + Sum(x[Half<T>(x.Length)..]);
        var sum = T.Zero;
        var rest = x;
        if (Vector512<T>.IsSupported && x.Length >= 4 * Vector512<T>.Count)
        {
            Vector512<T> a = Vector512<T>.Zero, b = a, c = a, d = a;
            for (; rest.Length >= 4 * Vector512<T>.Count; rest = rest[(4 * Vector512<T>.Count)..])
            {
                a += At(rest, 0);
                b += At(rest, 1);
                c += At(rest, 2);
                d += At(rest, 3);
            }

            sum = Lanes(a + b + (c + d));
        }

        foreach (var value in rest)
            sum += value;
        return sum;
    }

    /// <summary>Σ xᵢ yᵢ, of equal lengths.</summary>
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : INumberBase<T>
    {
        if (x.Length > Block<T>())
            return Dot(x[..Half<T>(x.Length)], y[..Half<T>(x.Length)]) + Dot(x[Half<T>(x.Length)..], y[Half<T>(x.Length)..]);
        var (sum, start) = (T.Zero, 0);
        if (Vector512<T>.IsSupported && x.Length >= 4 * Vector512<T>.Count)
        {
            Vector512<T> a = Vector512<T>.Zero, b = a, c = a, d = a;
            for (; start + (4 * Vector512<T>.Count) <= x.Length; start += 4 * Vector512<T>.Count)
            {
                ReadOnlySpan<T> left = x[start..], right = y[start..];
                a += At(left, 0) * At(right, 0);
                b += At(left, 1) * At(right, 1);
                c += At(left, 2) * At(right, 2);
                d += At(left, 3) * At(right, 3);
            }

            sum = Lanes(a + b + (c + d));
        }

        for (; start < x.Length; start++)
            sum += x[start] * y[start];
        return sum;
    }

    private static int Half<T>(int length) => Math.Max(1, length / 2 / Block<T>()) * Block<T>();

    /// <summary>The sum of the lanes, half by half: the same on machines whose registers are halves.</summary>
    private static T Lanes<T>(Vector512<T> x) where T : INumberBase<T>
    {
        var half = x.GetLower() + x.GetUpper();
        var quarter = half.GetLower() + half.GetUpper();
        var sum = quarter[0];
        for (var lane = 1; lane < Vector128<T>.Count; lane++)
            sum += quarter[lane];
        return sum;
    }

    private static Vector512<T> At<T>(ReadOnlySpan<T> x, int register) => Vector512.LoadUnsafe(in MemoryMarshal.GetReference(x), (nuint)(register * Vector512<T>.Count));
}
