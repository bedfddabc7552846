using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn;

/// <summary>Two registers as one, so that each step of a function is done on both before the next: what is waited for is half as long.</summary>
internal readonly unsafe struct Pair<V, T>(V first, V second) : IRegister<Pair<V, T>, T> where V : unmanaged, IRegister<V, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly V first = first, second = second;

    public static int Count => 2 * V.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Pair<V, T>(double value) => new(value, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> operator +(Pair<V, T> x, Pair<V, T> y) => new(x.first + y.first, x.second + y.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> operator -(Pair<V, T> x, Pair<V, T> y) => new(x.first - y.first, x.second - y.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> operator *(Pair<V, T> x, Pair<V, T> y) => new(x.first * y.first, x.second * y.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> operator /(Pair<V, T> x, Pair<V, T> y) => new(x.first / y.first, x.second / y.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> operator <(Pair<V, T> x, Pair<V, T> y) => new(x.first < y.first, x.second < y.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> operator >(Pair<V, T> x, Pair<V, T> y) => new(x.first > y.first, x.second > y.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> operator <=(Pair<V, T> x, Pair<V, T> y) => new(x.first <= y.first, x.second <= y.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> operator >=(Pair<V, T> x, Pair<V, T> y) => new(x.first >= y.first, x.second >= y.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> operator &(Pair<V, T> mask, Pair<V, T> y) => new(mask.first & y.first, mask.second & y.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> operator |(Pair<V, T> mask, Pair<V, T> other) => new(mask.first | other.first, mask.second | other.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> operator -(Pair<V, T> x) => new(-x.first, -x.second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> All(T value) => new(V.All(value), V.All(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> Load(T* from) => new(V.Load(from), V.Load(from + V.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Pair<V, T> value)
    {
        V.Store(to, value.first);
        V.Store(to + V.Count, value.second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> Load(T* from, int count) => new(V.Load(from, count), V.Load(from + V.Count, count - V.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* to, Pair<V, T> value, int count)
    {
        V.Store(to, value.first, count);
        V.Store(to + V.Count, value.second, count - V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> Equal(Pair<V, T> x, Pair<V, T> y) => new(V.Equal(x.first, y.first), V.Equal(x.second, y.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> Except(Pair<V, T> x, Pair<V, T> mask) => new(V.Except(x.first, mask.first), V.Except(x.second, mask.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> Select(Pair<V, T> mask, Pair<V, T> x, Pair<V, T> y) => new(V.Select(mask.first, x.first, y.first), V.Select(mask.second, x.second, y.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> MultiplyAdd(Pair<V, T> x, Pair<V, T> y, Pair<V, T> z) => new(V.MultiplyAdd(x.first, y.first, z.first), V.MultiplyAdd(x.second, y.second, z.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> Min(Pair<V, T> x, Pair<V, T> y) => new(V.Min(x.first, y.first), V.Min(x.second, y.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> Max(Pair<V, T> x, Pair<V, T> y) => new(V.Max(x.first, y.first), V.Max(x.second, y.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> Abs(Pair<V, T> x) => new(V.Abs(x.first), V.Abs(x.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> Sqrt(Pair<V, T> x) => new(V.Sqrt(x.first), V.Sqrt(x.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> CopySign(Pair<V, T> x, Pair<V, T> y) => new(V.CopySign(x.first, y.first), V.CopySign(x.second, y.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> Round(Pair<V, T> x) => new(V.Round(x.first), V.Round(x.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> Power(Pair<V, T> n) => new(V.Power(n.first), V.Power(n.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V, T> Exponent(Pair<V, T> x, out Pair<V, T> quotient)
    {
        var n = new Pair<V, T>(V.Exponent(x.first, out var firstQuotient), V.Exponent(x.second, out var secondQuotient));
        quotient = new(firstQuotient, secondQuotient);
        return n;
    }

    public static Pair<V, T> Each(Pair<V, T> x, Func<T, T> f) => new(V.Each(x.first, f), V.Each(x.second, f));
}
