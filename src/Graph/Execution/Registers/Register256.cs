using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Functional.Nn;

/// <summary>Registers of 256 bits, of <c>float</c> or <c>double</c>.</summary>
internal readonly unsafe struct Register256<T>(Vector256<T> value) : IRegister<Register256<T>, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector256<T> value = value;

    public static int Count => Vector256<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Register256<T>(double value) => typeof(T) == typeof(float)
        ? new(Vector256.Create((float)value).As<float, T>())
        : new(Vector256.Create(value).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator +(Register256<T> x, Register256<T> y) => new(x.value + y.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator -(Register256<T> x, Register256<T> y) => new(x.value - y.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator *(Register256<T> x, Register256<T> y) => new(x.value * y.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator /(Register256<T> x, Register256<T> y) => new(x.value / y.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator -(Register256<T> x) => new(-x.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator <(Register256<T> x, Register256<T> y) => new(Vector256.LessThan(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator >(Register256<T> x, Register256<T> y) => new(Vector256.GreaterThan(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator <=(Register256<T> x, Register256<T> y) => new(Vector256.LessThanOrEqual(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator >=(Register256<T> x, Register256<T> y) => new(Vector256.GreaterThanOrEqual(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator &(Register256<T> mask, Register256<T> y) => new(mask.value & y.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> operator |(Register256<T> mask, Register256<T> other) => new(mask.value | other.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> All(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Load(T* from) => new(Vector256.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Register256<T> value) => value.value.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Load(T* from, int count) => typeof(T) == typeof(float)
        ? new(Avx.MaskLoad((float*)from, FirstSingles(count)).As<float, T>())
        : new(Avx.MaskLoad((double*)from, FirstDoubles(count)).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Register256<T> value, int count)
    {
        if (typeof(T) == typeof(float))
            Avx.MaskStore((float*)to, FirstSingles(count), value.value.AsSingle());
        else
            Avx.MaskStore((double*)to, FirstDoubles(count), value.value.AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Equal(Register256<T> x, Register256<T> y) => new(Vector256.Equals(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Except(Register256<T> x, Register256<T> mask) => new(Vector256.AndNot(x.value, mask.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Select(Register256<T> mask, Register256<T> x, Register256<T> y) => !Avx.IsSupported
        ? new(Vector256.ConditionalSelect(mask.value, x.value, y.value))
        : typeof(T) == typeof(float)
            ? new(Avx.BlendVariable(y.value.AsSingle(), x.value.AsSingle(), mask.value.AsSingle()).As<float, T>())
            : new(Avx.BlendVariable(y.value.AsDouble(), x.value.AsDouble(), mask.value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> MultiplyAdd(Register256<T> x, Register256<T> y, Register256<T> z) => typeof(T) == typeof(float)
        ? new(Vector256.MultiplyAddEstimate(x.value.AsSingle(), y.value.AsSingle(), z.value.AsSingle()).As<float, T>())
        : new(Vector256.MultiplyAddEstimate(x.value.AsDouble(), y.value.AsDouble(), z.value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Min(Register256<T> x, Register256<T> y) => new(Vector256.MinNative(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Max(Register256<T> x, Register256<T> y) => new(Vector256.MaxNative(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Abs(Register256<T> x) => new(Vector256.Abs(x.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Sqrt(Register256<T> x) => new(Vector256.Sqrt(x.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> CopySign(Register256<T> x, Register256<T> y) => new(Vector256.CopySign(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Round(Register256<T> x) => typeof(T) == typeof(float)
        ? new(Vector256.Round(x.value.AsSingle()).As<float, T>())
        : new(Vector256.Round(x.value.AsDouble()).As<double, T>());

    /// <summary>The number is the exponent's field. The sum with 1.5 2⁵² has a whole double as its last bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Power(Register256<T> n) => typeof(T) == typeof(float)
        ? new(((Vector256.ConvertToInt32Native(n.value.AsSingle()) << 23) + Vector256.Create(1f).AsInt32()).As<int, T>())
        : new((((n.value.AsDouble() + Vector256.Create(1.5 * (1L << 52))).AsInt64() << 52) + Vector256.Create(1.0).AsInt64()).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register256<T> Exponent(Register256<T> x, out Register256<T> quotient)
    {
        if (typeof(T) == typeof(float))
        {
            var field = (x.value.AsInt32() - Vector256.Create(float.Sqrt(0.5f)).AsInt32()) >> 23;
            quotient = new((x.value.AsInt32() - (field << 23)).As<int, T>());
            return new(Vector256.ConvertToSingle(field).As<float, T>());
        }
        else
        {
            var field = (x.value.AsInt64() - Vector256.Create(double.Sqrt(0.5)).AsInt64() + Vector256.Create(1023L << 52)) >>> 52;
            quotient = new((x.value.AsInt64() - ((field - Vector256.Create(1023L)) << 52)).As<long, T>());
            return new(((field | Vector256.Create((double)(1L << 52)).AsInt64()).AsDouble() - Vector256.Create((1L << 52) + 1023.0)).As<double, T>());
        }
    }

    public static Register256<T> Each(Register256<T> x, Func<T, T> f)
    {
        var y = x.value;
        for (var lane = 0; lane < Count; lane++)
            y = y.WithElement(lane, f(y[lane]));
        return new(y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> FirstSingles(int count) => Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> FirstDoubles(int count) => Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).AsDouble();
}
