using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Registers of 512 bits, of <c>float</c> or <c>double</c>.</summary>
internal readonly unsafe struct Lanes512<T>(Vector512<T> value) : ILanes<Lanes512<T>, T> where T : unmanaged, INumberBase<T>
{
    private readonly Vector512<T> value = value;

    public static int Count => Vector512<T>.Count;

    public static Lanes512<T> operator +(Lanes512<T> a, Lanes512<T> b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> All(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> First(int count) => typeof(T) == typeof(float)
        ? new(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).As<int, T>())
        : new(Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Load(T* from) => new(Vector512.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Load(T* from, Lanes512<T> mask) => typeof(T) == typeof(float)
        ? new(Avx512F.MaskLoad((float*)from, mask.value.AsSingle(), Vector512<float>.Zero).As<float, T>())
        : new(Avx512F.MaskLoad((double*)from, mask.value.AsDouble(), Vector512<double>.Zero).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Lanes512<T> value) => value.value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Lanes512<T> value, Lanes512<T> mask)
    {
        if (typeof(T) == typeof(float))
            Avx512F.MaskStore((float*)to, mask.value.AsSingle(), value.value.AsSingle());
        else
            Avx512F.MaskStore((double*)to, mask.value.AsDouble(), value.value.AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MultiplyAdd(Lanes512<T> a, Lanes512<T> b, Lanes512<T> c) => typeof(T) == typeof(float)
        ? new(Vector512.MultiplyAddEstimate(a.value.AsSingle(), b.value.AsSingle(), c.value.AsSingle()).As<float, T>())
        : new(Vector512.MultiplyAddEstimate(a.value.AsDouble(), b.value.AsDouble(), c.value.AsDouble()).As<double, T>());
}
