using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn.Ops.Kernels;

/// <summary>e to a power: <c>x = n log 2 + r</c> with a whole n, and a polynomial in r. Within one unit in the last place, subnormal results too.</summary>
internal static class Exponential<V, T> where V : unmanaged, IRegister<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>log 2 in two parts: the products of the first with every n are exact.</summary>
    private const double SingleHigh = 0.693359375, SingleLow = -2.1219444005469057e-4, DoubleHigh = 6.93147180369123816490e-1, DoubleLow = 1.90821492927058770002e-10;

    /// <summary>e^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of(V x)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            return V.Each(x, T.Exp);
        var (least, most) = typeof(T) == typeof(float) ? (-105.0, 89.0) : (-746.0, 710.0);
        x = V.Min(most, V.Max(least, x));
        var n = V.Round(x * (1 / double.Log(2)));
        return Scaled(1.0 + Fraction(Rest(x, n)), n);
    }

    /// <summary>2^x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Base2(V x)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            return V.Each(x, T.Exp2);
        var (least, most) = typeof(T) == typeof(float) ? (-151.0, 128.0) : (-1076.0, 1024.0);
        x = V.Min(most, V.Max(least, x));
        var n = V.Round(x);
        return Scaled(1.0 + Fraction((x - n) * double.Log(2)), n);
    }

    /// <summary>e^x - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V MinusOne(V x)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            return V.Each(x, Elementary.Expm1);
        var most = typeof(T) == typeof(float) ? 89.0 : 710.0;
        var z = V.Min(most, V.Max(-40.0, x));
        var n = V.Round(z * (1 / double.Log(2)));
        var half = V.Power(n - 1.0);
        var y = V.MultiplyAdd(Fraction(Rest(z, n)), half, half - 0.5);
        return V.Select(V.Abs(x) < 1e-20, x, y + y);
    }

    /// <summary>What n log 2 leaves of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Rest(V x, V n) => typeof(T) == typeof(float)
        ? V.MultiplyAdd(n, -SingleLow, V.MultiplyAdd(n, -SingleHigh, x))
        : V.MultiplyAdd(n, -DoubleLow, V.MultiplyAdd(n, -DoubleHigh, x));

    /// <summary>y 2ⁿ, in two factors, of which the second is 2 or makes what is too small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Scaled(V y, V n)
    {
        var small = n < (typeof(T) == typeof(float) ? -125.0 : -1021.0);
        return y * V.Power(n - V.Select(small, -63.0, 1.0)) * V.Select(small, 1.0 / (1L << 62) / 2, 2.0);
    }

    /// <summary>e^r - 1 for |r| up to log(2) / 2: <c>r + r² (1/2 + ...)</c>, interpolated at the zeros of a Chebyshev polynomial.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Fraction(V r)
    {
        V y;
        if (typeof(T) == typeof(float))
        {
            y = V.MultiplyAdd(1.39262508e-3, r, 8.36323288e-3);
            y = V.MultiplyAdd(y, r, 4.16665542e-2);
            y = V.MultiplyAdd(y, r, 1.66665767e-1);
        }
        else
        {
            y = V.MultiplyAdd(2.5100472505694996e-8, r, 2.7620201591031547e-7);
            y = V.MultiplyAdd(y, r, 2.7557268276905696e-6);
            y = V.MultiplyAdd(y, r, 2.4801521057868204e-5);
            y = V.MultiplyAdd(y, r, 1.9841269863171557e-4);
            y = V.MultiplyAdd(y, r, 1.3888888917367081e-3);
            y = V.MultiplyAdd(y, r, 8.333333333330039e-3);
            y = V.MultiplyAdd(y, r, 4.1666666666623824e-2);
            y = V.MultiplyAdd(y, r, 1.6666666666666669e-1);
        }

        y = V.MultiplyAdd(y, r, 0.5);
        return V.MultiplyAdd(y * r, r, r);
    }
}
