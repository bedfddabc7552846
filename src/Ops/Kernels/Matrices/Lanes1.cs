using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>One number of any type, where there are no registers for it.</summary>
internal readonly unsafe struct Lanes1<T> : ILanes<T, T> where T : unmanaged, INumberBase<T>
{
    public static int Count => 1;

    public static int Square => Count;

    public static T All(T value) => value;

    public static T First(int count) => count > 0 ? T.One : T.Zero;

    public static T Load(T* from) => *from;

    public static T Load(T* from, T mask) => mask == T.Zero ? T.Zero : *from;

    public static void Store(T* to, T value) => *to = value;

    public static void Store(T* to, T value, T mask)
    {
        if (mask != T.Zero)
            *to = value;
    }

    public static T MultiplyAdd(T a, T b, T c) => T.MultiplyAddEstimate(a, b, c);

    public static void Transpose(T* from, nint row, T* to, nint toRow) => *to = *from;
}
