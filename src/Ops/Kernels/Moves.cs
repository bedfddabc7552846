using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Kernels that move elements.</summary>
internal static class Moves
{
    /// <summary>Copies <paramref name="length"/> positions of one axis, with all that stands at them.</summary>
    public static void Copy<E>(ReadOnlySpan<E> x, Shape from, int read, Span<E> y, Shape to, int write, int axis, int length)
    {
        axis = axis < 0 ? axis + from.Rank : axis;
        var (outer, inner) = (from[..axis].Size, from[(axis + 1)..].Size);
        var (strideX, strideY) = (from[axis].Extent * inner, to[axis].Extent * inner);
        for (var i = 0; i < outer; i++)
            x.Slice((i * strideX) + (read * inner), length * inner).CopyTo(y[((i * strideY) + (write * inner))..]);
    }

    /// <summary>Axis i of y is axis order[i] of x.</summary>
    public static void Transpose<E>(ReadOnlySpan<E> x, Shape from, Span<E> y, Axes order)
    {
        var strides = Strides(from);
        Read(x, 0, y, [.. order.Select(axis => (from[axis].Extent, strides[axis]))]);
    }

    /// <summary>How far apart in memory neighbours on each axis are.</summary>
    public static int[] Strides(Shape shape)
    {
        var strides = new int[shape.Rank];
        for (var (axis, stride) = (shape.Rank - 1, 1); axis >= 0 && stride > 0; stride *= shape[axis--].Extent)
            strides[axis] = stride;
        return strides;
    }

    /// <summary>y in its order is x at <paramref name="start"/>, plus a multiple of each axis' step.</summary>
    public static void Read<E>(ReadOnlySpan<E> x, int start, Span<E> y, params ReadOnlySpan<(int Extent, int Step)> axes)
    {
        if (!y.IsEmpty)
            Gather(x, start, y, Merged(axes));
    }

    /// <summary>y at <paramref name="start"/>, plus a multiple of each axis' step, is x in its order; the rest of y stays.</summary>
    public static void Write<E>(ReadOnlySpan<E> x, Span<E> y, int start, params ReadOnlySpan<(int Extent, int Step)> axes)
    {
        if (!x.IsEmpty)
            Scatter(x, y, start, Merged(axes));
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

    private static void Gather<E>(ReadOnlySpan<E> x, int start, Span<E> y, ReadOnlySpan<(int Extent, int Step)> axes)
    {
        var (extent, step) = axes[0];
        if (axes.Length > 1)
            for (var (i, block) = (0, y.Length / extent); i < extent; i++)
                Gather(x, start + (i * step), y.Slice(i * block, block), axes[1..]);
        else if (step == 1)
            x.Slice(start, extent).CopyTo(y);
        else
            for (var i = 0; i < extent; i++)
                y[i] = x[start + (i * step)];
    }

    private static void Scatter<E>(ReadOnlySpan<E> x, Span<E> y, int start, ReadOnlySpan<(int Extent, int Step)> axes)
    {
        var (extent, step) = axes[0];
        if (axes.Length > 1)
            for (var (i, block) = (0, x.Length / extent); i < extent; i++)
                Scatter(x.Slice(i * block, block), y, start + (i * step), axes[1..]);
        else if (step == 1)
            x.CopyTo(y[start..]);
        else
            for (var i = 0; i < extent; i++)
                y[start + (i * step)] = x[i];
    }

    /// <summary>The same walk with as few axes as it takes, at least one.</summary>
    private static ReadOnlySpan<(int Extent, int Step)> Merged(ReadOnlySpan<(int Extent, int Step)> axes)
    {
        var merged = new List<(int Extent, int Step)>(axes.Length);
        foreach (var (extent, step) in axes)
            if (merged is [.., var outer] && outer.Step == extent * step)
                merged[^1] = (outer.Extent * extent, step);
            else if (extent != 1)
                merged.Add((extent, step));
        return merged is [] ? [(1, 1)] : merged.ToArray();
    }
}
