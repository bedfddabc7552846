using System.Numerics;

namespace Functional.Nn;

/// <summary>One number of any type, where there are no registers for it. A mask is 1 or 0.</summary>
internal readonly unsafe struct Register1<T>(T value) : IRegister<Register1<T>, T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T value = value;

    public static int Count => 1;

    public static implicit operator Register1<T>(double value) => new(T.CreateSaturating(value));

    public static Register1<T> operator +(Register1<T> x, Register1<T> y) => new(x.value + y.value);

    public static Register1<T> operator -(Register1<T> x, Register1<T> y) => new(x.value - y.value);

    public static Register1<T> operator *(Register1<T> x, Register1<T> y) => new(x.value * y.value);

    public static Register1<T> operator /(Register1<T> x, Register1<T> y) => new(x.value / y.value);

    public static Register1<T> operator -(Register1<T> x) => new(-x.value);

    public static Register1<T> operator <(Register1<T> x, Register1<T> y) => Mask(x.value < y.value);

    public static Register1<T> operator >(Register1<T> x, Register1<T> y) => Mask(x.value > y.value);

    public static Register1<T> operator <=(Register1<T> x, Register1<T> y) => Mask(x.value <= y.value);

    public static Register1<T> operator >=(Register1<T> x, Register1<T> y) => Mask(x.value >= y.value);

    public static Register1<T> operator &(Register1<T> mask, Register1<T> y) => T.IsZero(mask.value) ? default : y;

    public static Register1<T> operator |(Register1<T> mask, Register1<T> other) => T.IsZero(mask.value) ? other : mask;

    public static Register1<T> All(T value) => new(value);

    public static Register1<T> Load(T* from) => new(*from);

    public static Register1<T> Load(T* from, int count) => count > 0 ? new(*from) : default;

    public static void Store(T* to, Register1<T> value) => *to = value.value;

    public static void Store(T* to, Register1<T> value, int count)
    {
        if (count > 0)
            *to = value.value;
    }

    public static Register1<T> Equal(Register1<T> x, Register1<T> y) => Mask(x.value == y.value);

    public static Register1<T> Except(Register1<T> x, Register1<T> mask) => T.IsZero(mask.value) ? x : default;

    public static Register1<T> Select(Register1<T> mask, Register1<T> x, Register1<T> y) => T.IsZero(mask.value) ? y : x;

    public static Register1<T> MultiplyAdd(Register1<T> x, Register1<T> y, Register1<T> z) => new(T.MultiplyAddEstimate(x.value, y.value, z.value));

    public static Register1<T> Min(Register1<T> x, Register1<T> y) => x.value < y.value ? x : y;

    public static Register1<T> Max(Register1<T> x, Register1<T> y) => x.value > y.value ? x : y;

    public static Register1<T> Abs(Register1<T> x) => new(T.Abs(x.value));

    public static Register1<T> Sqrt(Register1<T> x) => new(T.Sqrt(x.value));

    public static Register1<T> CopySign(Register1<T> x, Register1<T> y) => new(T.CopySign(x.value, y.value));

    public static Register1<T> Round(Register1<T> x) => new(T.Round(x.value));

    public static Register1<T> Power(Register1<T> n) => new(T.ScaleB(T.One, int.CreateChecked(n.value)));

    public static Register1<T> Exponent(Register1<T> x, out Register1<T> quotient)
    {
        var n = T.ILogB(x.value * T.Sqrt(T.One + T.One));
        quotient = new(T.ScaleB(x.value, -n));
        return new(T.CreateChecked(n));
    }

    public static Register1<T> Each(Register1<T> x, Func<T, T> f) => new(f(x.value));

    private static Register1<T> Mask(bool holds) => new(holds ? T.One : T.Zero);
}
