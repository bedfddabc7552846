using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Registers of 128 bits, of <c>float</c> or <c>double</c>, on any machine that has some; masks are followed lane by lane.</summary>
internal readonly unsafe struct Lanes128<T> : ILanes<Vector128<T>, T> where T : unmanaged, INumberBase<T>
{
    public static int Count => Vector128<T>.Count;

    public static int Square => Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> All(T value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> First(int count) => Vector128.LessThan(Vector128<T>.Indices, Vector128.Create(T.CreateTruncating(count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load(T* from) => Vector128.Load(from);

    public static Vector128<T> Load(T* from, Vector128<T> mask)
    {
        var loaded = Vector128<T>.Zero;
        for (var lane = 0; lane < Count; lane++)
            if (Has(mask, lane))
                loaded = loaded.WithElement(lane, from[lane]);
        return loaded;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Vector128<T> value) => value.Store(to);

    public static void Store(T* to, Vector128<T> value, Vector128<T> mask)
    {
        for (var lane = 0; lane < Count; lane++)
            if (Has(mask, lane))
                to[lane] = value.GetElement(lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> MultiplyAdd(Vector128<T> a, Vector128<T> b, Vector128<T> c) => typeof(T) == typeof(float)
        ? Vector128.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector128.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    public static void Transpose(T* from, nint row, T* to, nint toRow)
    {
        for (var i = 0; i < Count; i++, from += row)
            for (var j = 0; j < Count; j++)
                to[(j * toRow) + i] = from[j];
    }

    private static bool Has(Vector128<T> mask, int lane) => (Vector128.ExtractMostSignificantBits(mask) >> lane & 1) != 0;
}
