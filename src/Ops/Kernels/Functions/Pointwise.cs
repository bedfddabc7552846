using System.Numerics;
using System.Runtime.Intrinsics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Functions of elements at the same place, register by register; the last elements fill a register of their own. So what becomes of
/// an element depends on its value alone, not on where it stands or how many there are. The result may stand in the place of an input.</summary>
internal static unsafe class Pointwise
{
    /// <summary>y = f(x).</summary>
    public static void Run<T, F>(ReadOnlySpan<T> x, Span<T> y, F f) where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            Run<T, F, Register1<T>>(x, y, f);
        else if (Vector512.IsHardwareAccelerated)
            Wide<T, F, Register512<T>>(x, y, f);
        else if (Vector256.IsHardwareAccelerated)
            Wide<T, F, Register256<T>>(x, y, f);
        else
            Wide<T, F, Register128<T>>(x, y, f);
    }

    /// <summary>z = f(x, y).</summary>
    public static void Run<T, F>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z, F f) where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction2<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            Run<T, F, Register1<T>>(x, y, z, f);
        else if (Vector512.IsHardwareAccelerated)
            Wide<T, F, Register512<T>>(x, y, z, f);
        else if (Vector256.IsHardwareAccelerated)
            Wide<T, F, Register256<T>>(x, y, z, f);
        else
            Wide<T, F, Register128<T>>(x, y, z, f);
    }

    /// <summary>r = f(x, y, z).</summary>
    public static void Run<T, F>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> result, F f) where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction3<T>
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            Run<T, F, Register1<T>>(x, y, z, result, f);
        else if (Vector512.IsHardwareAccelerated)
            Run<T, F, Register512<T>>(x, y, z, result, f);
        else if (Vector256.IsHardwareAccelerated)
            Run<T, F, Register256<T>>(x, y, z, result, f);
        else
            Run<T, F, Register128<T>>(x, y, z, result, f);
    }

    private static void Wide<T, F, V>(ReadOnlySpan<T> x, Span<T> y, F f)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction<T> where V : unmanaged, IRegister<V, T>
    {
        if (F.IsLong)
            Run<T, F, V>(x, y, f);
        else
            Run<T, F, Pair<V, T>>(x, y, f);
    }

    private static void Wide<T, F, V>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z, F f)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction2<T> where V : unmanaged, IRegister<V, T>
    {
        if (F.IsLong)
            Run<T, F, V>(x, y, z, f);
        else
            Run<T, F, Pair<V, T>>(x, y, z, f);
    }

    /// <summary>y = f(x) in registers of one width.</summary>
    public static void Run<T, F, V>(ReadOnlySpan<T> x, Span<T> y, F f)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction<T> where V : unmanaged, IRegister<V, T>
    {
        var (left, rest) = (y.Length, default(V));
        fixed (T* from = x[..left], to = y)
        {
            T* a = from, b = to, last = (T*)&rest;
            while (true)
            {
                for (; left >= V.Count; left -= V.Count, a += V.Count, b += V.Count)
                    V.Store(b, f.Of(V.Load(a)));
                if (left <= 0)
                    break;
                Copy(a, last, left);
                a = last;
                b = last;
                left = V.Count;
            }

            var done = y.Length / V.Count * V.Count;
            Copy(last, to + done, y.Length - done);
        }
    }

    /// <summary>z = f(x, y) in registers of one width.</summary>
    public static void Run<T, F, V>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z, F f)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction2<T> where V : unmanaged, IRegister<V, T>
    {
        var (left, rest, other) = (z.Length, default(V), default(V));
        fixed (T* first = x[..left], second = y[..left], to = z)
        {
            T* a = first, b = second, c = to, last = (T*)&rest;
            while (true)
            {
                for (; left >= V.Count; left -= V.Count, a += V.Count, b += V.Count, c += V.Count)
                    V.Store(c, f.Of(V.Load(a), V.Load(b)));
                if (left <= 0)
                    break;
                Copy(a, last, left);
                Copy(b, (T*)&other, left);
                a = last;
                b = (T*)&other;
                c = last;
                left = V.Count;
            }

            var done = z.Length / V.Count * V.Count;
            Copy(last, to + done, z.Length - done);
        }
    }

    /// <summary>r = f(x, y, z) in registers of one width.</summary>
    public static void Run<T, F, V>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> result, F f)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction3<T> where V : unmanaged, IRegister<V, T>
    {
        var left = result.Length;
        V restX = default, restY = default, restZ = default;
        fixed (T* first = x[..left], second = y[..left], third = z[..left], to = result)
        {
            T* a = first, b = second, c = third, d = to, last = (T*)&restX;
            while (true)
            {
                for (; left >= V.Count; left -= V.Count, a += V.Count, b += V.Count, c += V.Count, d += V.Count)
                    V.Store(d, f.Of(V.Load(a), V.Load(b), V.Load(c)));
                if (left <= 0)
                    break;
                Copy(a, last, left);
                Copy(b, (T*)&restY, left);
                Copy(c, (T*)&restZ, left);
                a = last;
                b = (T*)&restY;
                c = (T*)&restZ;
                d = last;
                left = V.Count;
            }

            var done = result.Length / V.Count * V.Count;
            Copy(last, to + done, result.Length - done);
        }
    }

    private static void Copy<T>(T* from, T* to, int count) where T : unmanaged
    {
        for (var i = 0; i < count; i++)
            to[i] = from[i];
    }
}
