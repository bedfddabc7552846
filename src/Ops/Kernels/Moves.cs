using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Kernels that move elements.</summary>
internal static class Moves
{
    /// <summary>Axis i of y is axis order[i] of x.</summary>
    public static void Transpose<E>(ReadOnlySpan<E> x, Shape from, Span<E> y, Axes order) => Route.Transposing(from, order).Run(x, y);

    /// <summary>How far apart in memory neighbours on each axis are.</summary>
    public static int[] Strides(Shape shape)
    {
        var strides = new int[shape.Rank];
        for (var (axis, stride) = (shape.Rank - 1, 1); axis >= 0 && stride > 0; stride *= shape[axis--].Extent)
            strides[axis] = stride;
        return strides;
    }

    /// <summary>y is every element of x that is a multiple of <paramref name="step"/> from the first.</summary>
    public static void Every<E>(ReadOnlySpan<E> x, int step, Span<E> y)
    {
        if (step == 1)
            x[..y.Length].CopyTo(y);
        else
            for (var i = step == 2 && typeof(E) == typeof(float) ? EverySecond(Floats(x), Floats(y)) : 0; i < y.Length; i++)
                y[i] = x[i * step];
    }

    /// <summary>The answer is how many are done.</summary>
    private static int EverySecond(ReadOnlySpan<float> x, Span<float> y)
    {
        var i = 0;
        for (; i + 4 <= y.Length && (2 * i) + 8 <= x.Length; i += 4)
        {
            Vector128<float> a = Vector128.Create(x.Slice(2 * i, 4)), b = Vector128.Create(x.Slice((2 * i) + 4, 4));
            Vector128.Create(Vector128.Shuffle(a, Vector128.Create(0, 2, 0, 2)).AsDouble().ToScalar(), Vector128.Shuffle(b, Vector128.Create(0, 2, 0, 2)).AsDouble().ToScalar()).AsSingle().CopyTo(y[i..]);
        }

        return i;
    }

    private static ReadOnlySpan<float> Floats<E>(ReadOnlySpan<E> x) => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<E, float>(ref MemoryMarshal.GetReference(x)), x.Length);

    private static Span<float> Floats<E>(Span<E> x) => MemoryMarshal.CreateSpan(ref Unsafe.As<E, float>(ref MemoryMarshal.GetReference(x)), x.Length);
}
