using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn.Ops.Kernels;

/// <summary>The hyperbolic tangent, the logistic function and what is made of them, by e to negative powers, so that nothing overflows.</summary>
internal static class Hyperbolic<V, T> where V : unmanaged, IRegister<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The constants of the approximation of <see cref="Gelu"/>, and what double precision leaves out of them.</summary>
    private const double Cubic = 0.044715, CubicLow = 2.1960211427085595e-18, Scale = 1.5957691216057308, ScaleLow = -9.96930880911092e-17;

    /// <summary>tanh x, as <c>-m / (m + 2)</c> of <c>m = e^-2|x| - 1</c>, with the sign of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh(V x)
    {
        var m = Exponential<V, T>.MinusOne(-2.0 * V.Abs(x));
        return V.CopySign(m / (m + 2.0), x);
    }

    /// <summary>1 / (1 + e^-x) above 0, e^x / (1 + e^x) below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid(V x)
    {
        var e = Exponential<V, T>.Of(-V.Abs(x));
        return V.Select(x < 0.0, e, 1.0) / (1.0 + e);
    }

    /// <summary>x / (1 + e^-x) above 0, <c>x h h / (1 + h h)</c> with <c>h = e^(x/2)</c> below, where e^x alone would be lost; 0 at -∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Silu(V x)
    {
        x = V.Max(-2000.0, x);
        var h = Exponential<V, T>.Of(V.Abs(x) * -0.5);
        var y = V.Select(x < 0.0, h, x) / (1.0 + (h * h));
        return V.Select(x < 0.0, x * h * y, y);
    }

    /// <summary>log(1 + e^x) = max(x, 0) + log(1 + e^-|x|).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus(V x) => V.Max(0.0, x) + Logarithm<V, T>.OfOnePlusPart(Exponential<V, T>.Of(-V.Abs(x)));

    /// <summary>1 / cosh² x = 4 e^-2|x| / (1 + e^-2|x|)².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V SechSquared(V x)
    {
        var e = Exponential<V, T>.Of(-2.0 * V.Abs(x));
        var d = 1.0 + e;
        return 4.0 * e / (d * d);
    }

    /// <summary>x tanh(log(1 + e^x)), as a quotient in e^-|x|; below 0 in halves, as <see cref="Silu"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Mish(V x)
    {
        x = V.Max(-2000.0, x);
        var below = x < 0.0;
        var h = Exponential<V, T>.Of(V.Abs(x) * -0.5);
        var e = h * h;
        var y = V.Select(below, h * (e + 2.0), 1.0 + (e + e)) / V.Select(below, (e * (e + 2.0)) + 2.0, 1.0 + ((e + e) * (1.0 + e)));
        return V.Select(below, x * h * y, x * y);
    }

    /// <summary><c>x σ(z)</c> of <c>z = 2 √(2/π) (x + 0.044715 x³)</c>, with the rounding errors of z taken back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Gelu(V x)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            return V.Each(x, Normal.GeluTanh);
        var t = V.Min(40.0, V.Abs(x));
        V square = t * t, squareLow = V.MultiplyAdd(t, t, -square);
        V cubic = square * Cubic, cubicLow = V.MultiplyAdd(square, Cubic, -cubic) + (squareLow * Cubic) + (square * Low(Cubic, CubicLow));
        V sum = 1.0 + cubic, sumLow = V.Select(cubic < 1.0, cubic - (sum - 1.0), 1.0 - (sum - cubic)) + cubicLow;
        V product = t * sum, productLow = V.MultiplyAdd(t, sum, -product) + (t * sumLow);
        V z = product * Scale, low = V.MultiplyAdd(product, Scale, -z) + (productLow * Scale) + (product * Low(Scale, ScaleLow));
        var e = Exponential<V, T>.Of(-z);
        e = V.MultiplyAdd(e, -low, e);
        return V.Select(x < 0.0, V.Max(-40.0, x) * e, x) / (1.0 + e);
    }

    /// <summary>What rounding to T has taken from a constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Low(double constant, double beyondDouble) => typeof(T) == typeof(float) ? constant - (float)constant : beyondDouble;
}
