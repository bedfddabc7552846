using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn.Ops.Kernels;

/// <summary>The normal distribution and what is made of it, by e^(-t²/2) and what is left of 1 - Φ(t) without it.</summary>
internal static class Gaussian<V, T> where V : unmanaged, IRegister<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Φ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Distribution(V x)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            return V.Each(x, Normal.Distribution);
        var t = Bounded(x);
        var tail = Ratio(t) * Square(t, -0.5);
        return V.Select(x < 0.0, tail, 1.0 - tail);
    }

    /// <summary>x Φ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Gelu(V x)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            return V.Each(x, Normal.Gelu);
        var t = Bounded(x);
        V ratio = Ratio(t), density = Square(t, -0.5);
        return V.Select(x < 0.0, -t * ratio * density, x * (1.0 - (ratio * density)));
    }

    /// <summary>The complement of the error function.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erfc(V x)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            return V.Each(x, Elementary.Erfc);
        var tail = Tail(x);
        return V.Select(x < 0.0, 2.0 - tail, tail);
    }

    /// <summary>The error function: near 0 x times a polynomial in x², interpolated at the zeros of a Chebyshev polynomial.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf(V x)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            return V.Each(x, Elementary.Erf);
        V z = x * x, y;
        if (typeof(T) == typeof(float))
        {
            y = V.MultiplyAdd(0.00471908257, z, -0.0267577327);
            y = V.MultiplyAdd(y, z, 0.112828314);
            y = V.MultiplyAdd(y, z, -0.37612609);
            y = V.MultiplyAdd(y, z, 1.12837917);
        }
        else
        {
            y = V.MultiplyAdd(1.4725865480556744e-06, z, -1.4845849259707869e-05);
            y = V.MultiplyAdd(y, z, 0.00012053335124353741);
            y = V.MultiplyAdd(y, z, -0.00085482977536749665);
            y = V.MultiplyAdd(y, z, 0.0052239773730214699);
            y = V.MultiplyAdd(y, z, -0.026866170632887928);
            y = V.MultiplyAdd(y, z, 0.11283791670925353);
            y = V.MultiplyAdd(y, z, -0.37612638903183476);
            y = V.MultiplyAdd(y, z, 1.1283791670955126);
        }

        return V.Select(V.Abs(x) < 0.5, x * y, V.CopySign(1.0 - Tail(x), x));
    }

    /// <summary>The complement of the error function of |x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Tail(V x)
    {
        var t = V.Min(typeof(T) == typeof(float) ? 10.25 : 27.5, V.Abs(x));
        return 2.0 * Ratio(t * double.Sqrt(2)) * Square(t, -1.0);
    }

    /// <summary>|x|, no larger than where <c>e^(-t²/2)</c> is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Bounded(V x) => V.Min(typeof(T) == typeof(float) ? 14.5 : 39.0, V.Abs(x));

    /// <summary>e^(a t²), with the rounding error of t² taken back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Square(V t, double a)
    {
        var square = t * t;
        var y = Exponential<V, T>.Of(square * a);
        return V.MultiplyAdd(y, V.MultiplyAdd(t, t, -square) * a, y);
    }

    /// <summary><c>(1 - Φ(t)) e^(t²/2)</c> for t from 0 on: 1 / (4 + t) times a polynomial in <c>(t - 4) / (t + 4)</c>, interpolated at the zeros of a
    /// Chebyshev polynomial up to where the density is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Ratio(V t)
    {
        var r = 1.0 / (4.0 + t);
        var q = (t - 4.0) * r;
        q = V.MultiplyAdd(V.MultiplyAdd(-q, 4.0 + t, t - 4.0), r, q);
        V y;
        if (typeof(T) == typeof(float))
        {
            y = V.MultiplyAdd(-0.000125558386, q, 0.000188996519);
            y = V.MultiplyAdd(y, q, 0.00156688169);
            y = V.MultiplyAdd(y, q, -0.00352097282);
            y = V.MultiplyAdd(y, q, -0.00752540242);
            y = V.MultiplyAdd(y, q, 0.0604061855);
            y = V.MultiplyAdd(y, q, -0.186523307);
            y = V.MultiplyAdd(y, q, 0.387136683);
            y = V.MultiplyAdd(y, q, -0.607896594);
            y = V.MultiplyAdd(y, q, 0.755285139);
        }
        else
        {
            var z = q * q;
            y = V.MultiplyAdd(-9.9906241600232759e-10, z, 1.3976528155950821e-08);
            y = V.MultiplyAdd(y, z, -7.6347128434410856e-08);
            y = V.MultiplyAdd(y, z, 2.6354310560684456e-07);
            y = V.MultiplyAdd(y, z, -6.2499069953697853e-07);
            y = V.MultiplyAdd(y, z, 7.1493083254784012e-07);
            y = V.MultiplyAdd(y, z, -1.9078434059248706e-06);
            y = V.MultiplyAdd(y, z, 0.00013334424978358428);
            y = V.MultiplyAdd(y, z, -0.0034796923618040597);
            y = V.MultiplyAdd(y, z, 0.060396574890676652);
            y = V.MultiplyAdd(y, z, 0.38713740074221936);
            y = V.MultiplyAdd(y, z, 0.75528513041575152);
            var odd = V.MultiplyAdd(-1.0152957176496179e-11, z, 1.4842390072751344e-08);
            odd = V.MultiplyAdd(odd, z, -1.546196819122192e-07);
            odd = V.MultiplyAdd(odd, z, 1.0200713392568465e-06);
            odd = V.MultiplyAdd(odd, z, -5.9190131861540437e-06);
            odd = V.MultiplyAdd(odd, z, 3.5144214968257802e-05);
            odd = V.MultiplyAdd(odd, z, -0.00023109482414997105);
            odd = V.MultiplyAdd(odd, z, 0.0016308184424805887);
            odd = V.MultiplyAdd(odd, z, -0.0075401889656250172);
            odd = V.MultiplyAdd(odd, z, -0.18652185795969339);
            odd = V.MultiplyAdd(odd, z, -0.60789664197189175);
            y = V.MultiplyAdd(odd, q, y);
        }

        return y * r;
    }
}
