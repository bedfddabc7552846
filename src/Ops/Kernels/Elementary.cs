using System.Numerics;
using System.Runtime.CompilerServices;
using MathNet.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Elementary functions, exact where the obvious formula cancels or overflows.</summary>
internal static class Elementary
{
    public static void Map<T>(ReadOnlySpan<T> x, Span<T> y, Func<T, T> f)
    {
        for (var i = 0; i < y.Length; i++)
            y[i] = f(x[i]);
    }

    public static void Map<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z, Func<T, T, T> f)
    {
        for (var i = 0; i < z.Length; i++)
            z[i] = f(x[i], y[i]);
    }

    /// <summary>e^x.</summary>
    public static void Exp<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Pointwise.Run(x, y, new Exponential<T>());

    /// <summary>log(1 + x).</summary>
    public static void Log1p<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Pointwise.Run(x, y, new LogarithmOfOnePlus<T>());

    /// <summary>Kahan: the rounding error of 1 + x is the same in the numerator and the denominator.</summary>
    public static T Log1p<T>(T x) where T : IBinaryFloatingPointIeee754<T> =>
        T.One + x is var u && (u == T.One || T.IsPositiveInfinity(u)) ? x : T.Log(u) * (x / (u - T.One));

    /// <summary>Kahan: the rounding error of e^x is the same in the numerator and the denominator.</summary>
    public static T Expm1<T>(T x) where T : IBinaryFloatingPointIeee754<T> => T.Exp(x) switch
    {
        var u when u == T.One => x,
        var u when T.IsInfinity(u) => u,
        var u when u - T.One == -T.One => -T.One,
        var u => (u - T.One) * (x / T.Log(u)),
    };

    /// <summary>The error function, in double precision.</summary>
    public static T Erf<T>(T x) where T : IBinaryFloatingPointIeee754<T> => T.CreateChecked(SpecialFunctions.Erf(double.CreateChecked(x)));

    /// <summary>The logarithm to base 2, of which binary floating-point numbers have two.</summary>
    public static T Log2<T>(T x) where T : ILogarithmicFunctions<T> => T.Log2(x);

    /// <summary>The complement of the error function, in double precision.</summary>
    public static T Erfc<T>(T x) where T : IBinaryFloatingPointIeee754<T> => T.CreateChecked(SpecialFunctions.Erfc(double.CreateChecked(x)));

    /// <summary>x - tanh x; near 0 as <c>(x cosh x - sinh x) / cosh x</c>, whose numerator is the series Σ 2k x^(2k+1) / (2k+1)!.</summary>
    public static T TanhShrink<T>(T x) where T : IBinaryFloatingPointIeee754<T>
    {
        if (!(T.Abs(x) < T.One))
            return x - T.Tanh(x);
        var (sum, power) = (T.Zero, x);
        for (var k = 1; k <= 12; k++)
        {
            power *= x * x / T.CreateChecked(2 * k * ((2 * k) + 1));
            sum += T.CreateChecked(2 * k) * power;
        }

        return sum / T.Cosh(x);
    }

    /// <summary>e^x.</summary>
    public readonly struct Exponential<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => Exponential<V, T>.Of(x);
    }

    /// <summary>log(1 + x).</summary>
    public readonly struct LogarithmOfOnePlus<T> : IFunction<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static bool IsShort => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<V>(V x) where V : unmanaged, IRegister<V, T> => Logarithm<V, T>.OfOnePlus(x);
    }
}
