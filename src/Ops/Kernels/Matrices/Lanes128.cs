using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Registers of 128 bits, of <c>float</c> or <c>double</c>, on any machine that has some; masks are followed lane by lane.</summary>
internal readonly unsafe struct Lanes128<T>(Vector128<T> value) : ILanes<Lanes128<T>, T> where T : unmanaged, INumberBase<T>
{
    private readonly Vector128<T> value = value;

    public static int Count => Vector128<T>.Count;

    public static Lanes128<T> operator +(Lanes128<T> a, Lanes128<T> b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> All(T value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> First(int count) => new(Vector128.LessThan(Vector128<T>.Indices, Vector128.Create(T.CreateTruncating(count))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Load(T* from) => new(Vector128.Load(from));

    public static Lanes128<T> Load(T* from, Lanes128<T> mask)
    {
        var loaded = Vector128<T>.Zero;
        for (var lane = 0; lane < Count; lane++)
            if (mask.Has(lane))
                loaded = loaded.WithElement(lane, from[lane]);
        return new(loaded);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Lanes128<T> value) => value.value.Store(to);

    public static void Store(T* to, Lanes128<T> value, Lanes128<T> mask)
    {
        for (var lane = 0; lane < Count; lane++)
            if (mask.Has(lane))
                to[lane] = value.value.GetElement(lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> MultiplyAdd(Lanes128<T> a, Lanes128<T> b, Lanes128<T> c) => typeof(T) == typeof(float)
        ? new(Vector128.MultiplyAddEstimate(a.value.AsSingle(), b.value.AsSingle(), c.value.AsSingle()).As<float, T>())
        : new(Vector128.MultiplyAddEstimate(a.value.AsDouble(), b.value.AsDouble(), c.value.AsDouble()).As<double, T>());

    private bool Has(int lane) => (Vector128.ExtractMostSignificantBits(value) >> lane & 1) != 0;
}
