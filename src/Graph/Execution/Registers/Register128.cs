using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Functional.Nn;

/// <summary>Registers of 128 bits, of <c>float</c> or <c>double</c>.</summary>
internal readonly unsafe struct Register128<T>(Vector128<T> value) : IRegister<Register128<T>, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector128<T> value = value;

    public static int Count => Vector128<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Register128<T>(double value) => typeof(T) == typeof(float)
        ? new(Vector128.Create((float)value).As<float, T>())
        : new(Vector128.Create(value).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator +(Register128<T> x, Register128<T> y) => new(x.value + y.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator -(Register128<T> x, Register128<T> y) => new(x.value - y.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator *(Register128<T> x, Register128<T> y) => new(x.value * y.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator /(Register128<T> x, Register128<T> y) => new(x.value / y.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator -(Register128<T> x) => new(-x.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator <(Register128<T> x, Register128<T> y) => new(Vector128.LessThan(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator >(Register128<T> x, Register128<T> y) => new(Vector128.GreaterThan(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator <=(Register128<T> x, Register128<T> y) => new(Vector128.LessThanOrEqual(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator >=(Register128<T> x, Register128<T> y) => new(Vector128.GreaterThanOrEqual(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator &(Register128<T> mask, Register128<T> y) => new(mask.value & y.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> operator |(Register128<T> mask, Register128<T> other) => new(mask.value | other.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> All(T value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Load(T* from) => new(Vector128.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Register128<T> value) => value.value.Store(to);

    public static Register128<T> Load(T* from, int count)
    {
        var value = Vector128<T>.Zero;
        for (var lane = 0; lane < Math.Min(count, Count); lane++)
            value = value.WithElement(lane, from[lane]);
        return new(value);
    }

    public static void Store(T* to, Register128<T> value, int count)
    {
        for (var lane = 0; lane < Math.Min(count, Count); lane++)
            to[lane] = value.value[lane];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Equal(Register128<T> x, Register128<T> y) => new(Vector128.Equals(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Except(Register128<T> x, Register128<T> mask) => new(Vector128.AndNot(x.value, mask.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Select(Register128<T> mask, Register128<T> x, Register128<T> y) => !Sse41.IsSupported
        ? new(Vector128.ConditionalSelect(mask.value, x.value, y.value))
        : typeof(T) == typeof(float)
            ? new(Sse41.BlendVariable(y.value.AsSingle(), x.value.AsSingle(), mask.value.AsSingle()).As<float, T>())
            : new(Sse41.BlendVariable(y.value.AsDouble(), x.value.AsDouble(), mask.value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> MultiplyAdd(Register128<T> x, Register128<T> y, Register128<T> z) => typeof(T) == typeof(float)
        ? new(Vector128.MultiplyAddEstimate(x.value.AsSingle(), y.value.AsSingle(), z.value.AsSingle()).As<float, T>())
        : new(Vector128.MultiplyAddEstimate(x.value.AsDouble(), y.value.AsDouble(), z.value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Min(Register128<T> x, Register128<T> y) => new(Vector128.MinNative(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Max(Register128<T> x, Register128<T> y) => new(Vector128.MaxNative(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Abs(Register128<T> x) => new(Vector128.Abs(x.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Sqrt(Register128<T> x) => new(Vector128.Sqrt(x.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> CopySign(Register128<T> x, Register128<T> y) => new(Vector128.CopySign(x.value, y.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Round(Register128<T> x) => typeof(T) == typeof(float)
        ? new(Vector128.Round(x.value.AsSingle()).As<float, T>())
        : new(Vector128.Round(x.value.AsDouble()).As<double, T>());

    /// <summary>The number is the exponent's field. The sum with 1.5 2⁵² has a whole double as its last bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Power(Register128<T> n) => typeof(T) == typeof(float)
        ? new(((Vector128.ConvertToInt32Native(n.value.AsSingle()) << 23) + Vector128.Create(1f).AsInt32()).As<int, T>())
        : new((((n.value.AsDouble() + Vector128.Create(1.5 * (1L << 52))).AsInt64() << 52) + Vector128.Create(1.0).AsInt64()).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Register128<T> Exponent(Register128<T> x, out Register128<T> quotient)
    {
        if (typeof(T) == typeof(float))
        {
            var field = (x.value.AsInt32() - Vector128.Create(float.Sqrt(0.5f)).AsInt32()) >> 23;
            quotient = new((x.value.AsInt32() - (field << 23)).As<int, T>());
            return new(Vector128.ConvertToSingle(field).As<float, T>());
        }
        else
        {
            var field = (x.value.AsInt64() - Vector128.Create(double.Sqrt(0.5)).AsInt64() + Vector128.Create(1023L << 52)) >>> 52;
            quotient = new((x.value.AsInt64() - ((field - Vector128.Create(1023L)) << 52)).As<long, T>());
            return new(((field | Vector128.Create((double)(1L << 52)).AsInt64()).AsDouble() - Vector128.Create((1L << 52) + 1023.0)).As<double, T>());
        }
    }

    public static Register128<T> Each(Register128<T> x, Func<T, T> f)
    {
        var y = x.value;
        for (var lane = 0; lane < Count; lane++)
            y = y.WithElement(lane, f(y[lane]));
        return new(y);
    }
}
