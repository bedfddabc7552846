using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Functional.Nn;

/// <summary>Registers of 512 bits, of <c>float</c> or <c>double</c>.</summary>
internal readonly unsafe struct Register512<T>(Vector512<T> value) : IRegister<Register512<T>, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector512<T> value = value;

    public static int Count => Vector512<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Register512<T>(double value) => typeof(T) == typeof(float)
        ? new(Vector512.Create((float)value).As<float, T>())
        : new(Vector512.Create(value).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator +(Register512<T> x, Register512<T> y) => new(x.value + y.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator -(Register512<T> x, Register512<T> y) => new(x.value - y.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator *(Register512<T> x, Register512<T> y) => new(x.value * y.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator /(Register512<T> x, Register512<T> y) => new(x.value / y.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator -(Register512<T> x) => new(-x.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator <(Register512<T> x, Register512<T> y) => new(Vector512.LessThan(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator >(Register512<T> x, Register512<T> y) => new(Vector512.GreaterThan(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator <=(Register512<T> x, Register512<T> y) => new(Vector512.LessThanOrEqual(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator >=(Register512<T> x, Register512<T> y) => new(Vector512.GreaterThanOrEqual(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator &(Register512<T> mask, Register512<T> y) => new(mask.value & y.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> operator |(Register512<T> mask, Register512<T> other) => new(mask.value | other.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> All(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Load(T* from) => new(Vector512.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Register512<T> value) => value.value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Load(T* from, int count) => typeof(T) == typeof(float)
        ? new(Avx512F.MaskLoad((float*)from, FirstSingles(count), Vector512<float>.Zero).As<float, T>())
        : new(Avx512F.MaskLoad((double*)from, FirstDoubles(count), Vector512<double>.Zero).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Register512<T> value, int count)
    {
        if (typeof(T) == typeof(float))
            Avx512F.MaskStore((float*)to, FirstSingles(count), value.value.AsSingle());
        else
            Avx512F.MaskStore((double*)to, FirstDoubles(count), value.value.AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Equal(Register512<T> x, Register512<T> y) => new(Vector512.Equals(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Except(Register512<T> x, Register512<T> mask) => new(Vector512.AndNot(x.value, mask.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Select(Register512<T> mask, Register512<T> x, Register512<T> y) => new(Vector512.ConditionalSelect(mask.value, x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> MultiplyAdd(Register512<T> x, Register512<T> y, Register512<T> z) => typeof(T) == typeof(float)
        ? new(Vector512.MultiplyAddEstimate(x.value.AsSingle(), y.value.AsSingle(), z.value.AsSingle()).As<float, T>())
        : new(Vector512.MultiplyAddEstimate(x.value.AsDouble(), y.value.AsDouble(), z.value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Min(Register512<T> x, Register512<T> y) => new(Vector512.MinNative(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Max(Register512<T> x, Register512<T> y) => new(Vector512.MaxNative(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Abs(Register512<T> x) => new(Vector512.Abs(x.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Sqrt(Register512<T> x) => new(Vector512.Sqrt(x.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> CopySign(Register512<T> x, Register512<T> y) => new(Vector512.CopySign(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Round(Register512<T> x) => typeof(T) == typeof(float)
        ? new(Vector512.Round(x.value.AsSingle()).As<float, T>())
        : new(Vector512.Round(x.value.AsDouble()).As<double, T>());

    /// <summary>The number is the exponent's field. The sum with 1.5 2⁵² has a whole double as its last bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Power(Register512<T> n) => typeof(T) == typeof(float)
        ? new(((Vector512.ConvertToInt32Native(n.value.AsSingle()) << 23) + Vector512.Create(1f).AsInt32()).As<int, T>())
        : new((((n.value.AsDouble() + Vector512.Create(1.5 * (1L << 52))).AsInt64() << 52) + Vector512.Create(1.0).AsInt64()).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register512<T> Exponent(Register512<T> x, out Register512<T> quotient)
    {
        if (typeof(T) == typeof(float))
        {
            var field = (x.value.AsInt32() - Vector512.Create(float.Sqrt(0.5f)).AsInt32()) >> 23;
            quotient = new((x.value.AsInt32() - (field << 23)).As<int, T>());
            return new(Vector512.ConvertToSingle(field).As<float, T>());
        }
        else
        {
            var field = (x.value.AsInt64() - Vector512.Create(double.Sqrt(0.5)).AsInt64() + Vector512.Create(1023L << 52)) >>> 52;
            quotient = new((x.value.AsInt64() - ((field - Vector512.Create(1023L)) << 52)).As<long, T>());
            return new(((field | Vector512.Create((double)(1L << 52)).AsInt64()).AsDouble() - Vector512.Create((1L << 52) + 1023.0)).As<double, T>());
        }
    }

    public static Register512<T> Each(Register512<T> x, Func<T, T> f)
    {
        var y = x.value;
        for (var lane = 0; lane < Count; lane++)
            y = y.WithElement(lane, f(y[lane]));
        return new(y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> FirstSingles(int count) => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> FirstDoubles(int count) => Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).AsDouble();
}
