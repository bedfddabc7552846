using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>One number of any type, where there are no registers for it.</summary>
internal readonly unsafe struct Lanes1<T>(T value) : ILanes<Lanes1<T>, T> where T : unmanaged, INumberBase<T>
{
    private readonly T value = value;

    public static int Count => 1;

    public static Lanes1<T> operator +(Lanes1<T> a, Lanes1<T> b) => new(a.value + b.value);

    public static Lanes1<T> All(T value) => new(value);

    public static Lanes1<T> First(int count) => new(count > 0 ? T.One : T.Zero);

    public static Lanes1<T> Load(T* from) => new(*from);

    public static Lanes1<T> Load(T* from, Lanes1<T> mask) => mask.value == T.Zero ? default : new(*from);

    public static void Store(T* to, Lanes1<T> value) => *to = value.value;

    public static void Store(T* to, Lanes1<T> value, Lanes1<T> mask)
    {
        if (mask.value != T.Zero)
            *to = value.value;
    }

    public static Lanes1<T> MultiplyAdd(Lanes1<T> a, Lanes1<T> b, Lanes1<T> c) => new(T.MultiplyAddEstimate(a.value, b.value, c.value));
}
