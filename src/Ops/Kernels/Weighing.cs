using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Products and quotients in which a weight 0 wins over whatever it weighs.</summary>
internal static class Weighing
{
    /// <summary>x y, and 0 where either is 0.</summary>
    public static void Weigh<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) where T : unmanaged, INumberBase<T>
    {
        var i = 0;
        if (Vector<T>.IsSupported)
            for (; i <= z.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                var (a, b) = (new Vector<T>(x[i..]), new Vector<T>(y[i..]));
                Vector.AndNot(a * b, Vector.Equals(a, Vector<T>.Zero) | Vector.Equals(b, Vector<T>.Zero)).CopyTo(z[i..]);
            }

        for (; i < z.Length; i++)
            z[i] = x[i] == T.Zero || y[i] == T.Zero ? T.Zero : x[i] * y[i];
    }

    /// <summary>x / y, and 0 where x is 0.</summary>
    public static void WeighOver<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) where T : unmanaged, INumberBase<T>
    {
        var i = 0;
        if (Vector<T>.IsSupported)
            for (; i <= z.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                var (a, b) = (new Vector<T>(x[i..]), new Vector<T>(y[i..]));
                Vector.AndNot(a / b, Vector.Equals(a, Vector<T>.Zero)).CopyTo(z[i..]);
            }

        for (; i < z.Length; i++)
            z[i] = x[i] == T.Zero ? T.Zero : x[i] / y[i];
    }
}
