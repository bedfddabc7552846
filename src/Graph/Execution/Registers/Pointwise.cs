using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Functional.Nn;

/// <summary>Functions of elements at the same place, register by register; the last elements in the first lanes of one. So what becomes of
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
        var left = y.Length;
        fixed (T* from = x[..left], to = y)
        {
            T* a = from, b = to;
            for (; left >= V.Count; left -= V.Count, a += V.Count, b += V.Count)
                V.Store(b, f.Of(V.Load(a)));
            if (left > 0)
                Rest<T, F, V>(a, b, left, f);
        }
    }

    /// <summary>z = f(x, y) in registers of one width.</summary>
    public static void Run<T, F, V>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z, F f)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction2<T> where V : unmanaged, IRegister<V, T>
    {
        var left = z.Length;
        fixed (T* first = x[..left], second = y[..left], to = z)
        {
            T* a = first, b = second, c = to;
            for (; left >= V.Count; left -= V.Count, a += V.Count, b += V.Count, c += V.Count)
                V.Store(c, f.Of(V.Load(a), V.Load(b)));
            if (left > 0)
                Rest<T, F, V>(a, b, c, left, f);
        }
    }

    /// <summary>r = f(x, y, z) in registers of one width.</summary>
    public static void Run<T, F, V>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, Span<T> result, F f)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction3<T> where V : unmanaged, IRegister<V, T>
    {
        var left = result.Length;
        fixed (T* first = x[..left], second = y[..left], third = z[..left], to = result)
        {
            T* a = first, b = second, c = third, d = to;
            for (; left >= V.Count; left -= V.Count, a += V.Count, b += V.Count, c += V.Count, d += V.Count)
                V.Store(d, f.Of(V.Load(a), V.Load(b), V.Load(c)));
            if (left > 0)
                V.Store(d, f.Of(V.Load(a, left), V.Load(b, left), V.Load(c, left)), left);
        }
    }

    /// <summary>Fewer elements than a register holds: apart from the loop, which would hold the function twice.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Rest<T, F, V>(T* x, T* y, int count, F f)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction<T> where V : unmanaged, IRegister<V, T> =>
        V.Store(y, f.Of(V.Load(x, count)), count);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Rest<T, F, V>(T* x, T* y, T* z, int count, F f)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> where F : struct, IFunction2<T> where V : unmanaged, IRegister<V, T> =>
        V.Store(z, f.Of(V.Load(x, count), V.Load(y, count)), count);
}
