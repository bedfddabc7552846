using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Registers of 256 bits, of <c>float</c> or <c>double</c>.</summary>
internal readonly unsafe struct Lanes256<T> : ILanes<Vector256<T>, T> where T : unmanaged, INumberBase<T>
{
    public static int Count => Vector256<T>.Count;

    public static int Square => Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> All(T value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> First(int count) => typeof(T) == typeof(float)
        ? Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).As<int, T>()
        : Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).As<long, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load(T* from) => Vector256.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load(T* from, Vector256<T> mask) => typeof(T) == typeof(float)
        ? Avx.MaskLoad((float*)from, mask.AsSingle()).As<float, T>()
        : Avx.MaskLoad((double*)from, mask.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Vector256<T> value) => value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Vector256<T> value, Vector256<T> mask)
    {
        if (typeof(T) == typeof(float))
            Avx.MaskStore((float*)to, mask.AsSingle(), value.AsSingle());
        else
            Avx.MaskStore((double*)to, mask.AsDouble(), value.AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> MultiplyAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c) => typeof(T) == typeof(float)
        ? Vector256.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector256.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(T* from, nint row, T* to, nint toRow)
    {
        if (typeof(T) == typeof(float))
        {
            Half((float*)from, row, (float*)to, toRow);
            Half((float*)from + 4, row, (float*)to + (4 * toRow), toRow);
        }
        else
        {
            Whole((double*)from, row, (double*)to, toRow);
        }
    }

    /// <summary>Four columns of eight rows.</summary>
    private static void Half(float* from, nint row, float* to, nint toRow)
    {
        var far = from + (4 * row);
        Vector256<float> r0 = Both(from, far), r1 = Both(from + row, far + row), r2 = Both(from + (2 * row), far + (2 * row)), r3 = Both(from + (3 * row), far + (3 * row));
        Vector256<double> a = Avx.UnpackLow(r0, r1).AsDouble(), b = Avx.UnpackLow(r2, r3).AsDouble(), c = Avx.UnpackHigh(r0, r1).AsDouble(), d = Avx.UnpackHigh(r2, r3).AsDouble();
        Avx.UnpackLow(a, b).AsSingle().Store(to);
        Avx.UnpackHigh(a, b).AsSingle().Store(to + toRow);
        Avx.UnpackLow(c, d).AsSingle().Store(to + (2 * toRow));
        Avx.UnpackHigh(c, d).AsSingle().Store(to + (3 * toRow));
    }

    private static void Whole(double* from, nint row, double* to, nint toRow)
    {
        for (var j = 0; j < 4; j += 2, from += 2, to += 2 * toRow)
        {
            Vector256<double> r0 = Both(from, from + (2 * row)), r1 = Both(from + row, from + (3 * row));
            Avx.UnpackLow(r0, r1).Store(to);
            Avx.UnpackHigh(r0, r1).Store(to + toRow);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<F> Both<F>(F* low, F* high) where F : unmanaged => Vector256.Create(Vector128.Load(low), Vector128.Load(high));
}
