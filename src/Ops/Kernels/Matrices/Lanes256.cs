using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Registers of 256 bits, of <c>float</c> or <c>double</c>.</summary>
internal readonly unsafe struct Lanes256<T>(Vector256<T> value) : ILanes<Lanes256<T>, T> where T : unmanaged, INumberBase<T>
{
    private readonly Vector256<T> value = value;

    public static int Count => Vector256<T>.Count;

    public static Lanes256<T> operator +(Lanes256<T> a, Lanes256<T> b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> All(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> First(int count) => typeof(T) == typeof(float)
        ? new(Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).As<int, T>())
        : new(Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Load(T* from) => new(Vector256.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Load(T* from, Lanes256<T> mask) => typeof(T) == typeof(float)
        ? new(Avx.MaskLoad((float*)from, mask.value.AsSingle()).As<float, T>())
        : new(Avx.MaskLoad((double*)from, mask.value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Lanes256<T> value) => value.value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Lanes256<T> value, Lanes256<T> mask)
    {
        if (typeof(T) == typeof(float))
            Avx.MaskStore((float*)to, mask.value.AsSingle(), value.value.AsSingle());
        else
            Avx.MaskStore((double*)to, mask.value.AsDouble(), value.value.AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> MultiplyAdd(Lanes256<T> a, Lanes256<T> b, Lanes256<T> c) => typeof(T) == typeof(float)
        ? new(Vector256.MultiplyAddEstimate(a.value.AsSingle(), b.value.AsSingle(), c.value.AsSingle()).As<float, T>())
        : new(Vector256.MultiplyAddEstimate(a.value.AsDouble(), b.value.AsDouble(), c.value.AsDouble()).As<double, T>());
}
