using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Natural logarithms: <c>x = 2ⁿ (1 + f)</c>, and a series in <c>s = f / (2 + f)</c> (fdlibm, Sun Microsystems, 1993). Within one unit in
/// the last place.</summary>
internal static class Logarithm<V, T> where V : unmanaged, IRegister<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double SingleHigh = 0.693359375, SingleLow = -2.1219444005469057e-4, DoubleHigh = 6.93147180369123816490e-1, DoubleLow = 1.90821492927058770002e-10;

    private static V High
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float) ? SingleHigh : DoubleHigh;
    }

    private static V Low
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float) ? SingleLow : DoubleLow;
    }

    /// <summary>log x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of(V x)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            return V.Each(x, T.Log);
        return Limited(x, Of(x, 0.0));
    }

    /// <summary>The logarithm to base 2, exact where x is a power of 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Base2(V x)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            return V.Each(x, Elementary.Log2);
        var (n, f) = Parts(x);
        var (half, rest) = Series(f);
        return Limited(x, V.MultiplyAdd(f - (half - rest), 1 / double.Log(2), n));
    }

    /// <summary>log(1 + x): the rounding error of 1 + x is added to the logarithm as a part of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OfOnePlus(V x)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            return V.Each(x, Elementary.Log1p);
        var u = 1.0 + x;
        var y = Limited(u, Of(u, (x - (u - 1.0)) / u));
        return V.Select(V.Abs(x) < 1e-20, x, y);
    }

    /// <summary>log(1 + x) for x from 0 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V OfOnePlusPart(V x)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            return V.Each(x, Elementary.Log1p);
        var above = x > double.Sqrt(2) - 1;
        var f = V.Select(above, (x - 1.0) * 0.5, x);
        var (half, rest) = Series(f);
        return (above & High) - ((half - (rest + (above & Low))) - f);
    }

    /// <summary>log x, and an addend, of a finite x above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Of(V x, V addend)
    {
        var (n, f) = Parts(x);
        var (half, rest) = Series(f);
        return V.MultiplyAdd(n, High, -((half - (rest + V.MultiplyAdd(n, Low, addend))) - f));
    }

    /// <summary>n and f.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V N, V F) Parts(V x)
    {
        var small = x < (typeof(T) == typeof(float) ? 1.17549435e-38 : 2.2250738585072014e-308);
        var n = V.Exponent(x * V.Select(small, 1L << 54, 1.0), out var quotient) - (small & 54.0);
        return (n, quotient - 1.0);
    }

    /// <summary>-∞ of 0, NaN below; infinity of infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Limited(V x, V y) => V.Select(
        x > 0.0,
        V.Select(x < double.PositiveInfinity, y, x),
        V.Select(V.Equal(x, 0.0), double.NegativeInfinity, double.NaN));

    /// <summary>f²/2 and what <c>f - f²/2</c> leaves of log(1 + f).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (V Half, V Other) Series(V f)
    {
        var s = f / (2.0 + f);
        var z = s * s;
        V y;
        if (typeof(T) == typeof(float))
        {
            y = V.MultiplyAdd(0.24279078841, z, 0.28498786688);
            y = V.MultiplyAdd(y, z, 0.40000972152);
            y = V.MultiplyAdd(y, z, 0.66666662693);
        }
        else
        {
            y = V.MultiplyAdd(1.479819860511658591e-1, z, 1.531383769920937332e-1);
            y = V.MultiplyAdd(y, z, 1.818357216161805012e-1);
            y = V.MultiplyAdd(y, z, 2.222219843214978396e-1);
            y = V.MultiplyAdd(y, z, 2.857142874366239149e-1);
            y = V.MultiplyAdd(y, z, 3.999999999940941908e-1);
            y = V.MultiplyAdd(y, z, 6.666666666666735130e-1);
        }

        var half = f * f * 0.5;
        return (half, s * V.MultiplyAdd(y, z, half));
    }
}
