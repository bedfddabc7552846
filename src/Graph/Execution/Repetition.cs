using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace Functional.Nn;

/// <summary>The kernels of broadcasting and its transpose. Adjacent axes that both repeat, or both do not, are one axis here.</summary>
internal static class Repetition
{
    /// <summary>Writes <paramref name="source"/> wherever broadcasting reads it.</summary>
    /// <param name="source">The elements.</param>
    /// <param name="target">What is written.</param>
    /// <param name="axes">The way from one shape to the other.</param>
    public static void Write<E>(ReadOnlySpan<E> source, Span<E> target, ReadOnlySpan<(int Extent, bool Repeats)> axes)
    {
        if (!target.IsEmpty)
            Repeat(source, target, axes);
    }

    /// <summary>Sums <paramref name="source"/> over what broadcasting repeats, in a fixed order.</summary>
    /// <param name="source">The elements.</param>
    /// <param name="target">What is written.</param>
    /// <param name="axes">The way from the shape of the target to that of the source.</param>
    public static void WriteSums<T>(ReadOnlySpan<T> source, Span<T> target, ReadOnlySpan<(int Extent, bool Repeats)> axes) where T : unmanaged, INumberBase<T>
    {
        target.Clear();
        if (!source.IsEmpty)
            Sum(source, target, axes);
    }

    private static void Repeat<E>(ReadOnlySpan<E> source, Span<E> target, ReadOnlySpan<(int Extent, bool Repeats)> axes)
    {
        switch (axes)
        {
            case []:
                source.CopyTo(target);
                break;
            case [(_, true)]:
                target.Fill(source[0]);
                break;
            case [(_, false)]:
                source.CopyTo(target);
                break;
            case [(var extent, true), .. var inner]:
                var block = target.Length / extent;
                Repeat(source, target[..block], inner);
                for (var i = 1; i < extent; i++)
                    target[..block].CopyTo(target[(i * block)..]);
                break;
            case [(var extent, false), .. var inner]:
                var (read, write) = (source.Length / extent, target.Length / extent);
                for (var i = 0; i < extent; i++)
                    Repeat(source.Slice(i * read, read), target.Slice(i * write, write), inner);
                break;
        }
    }

    private static void Sum<T>(ReadOnlySpan<T> source, Span<T> target, ReadOnlySpan<(int Extent, bool Repeats)> axes) where T : unmanaged, INumberBase<T>
    {
        switch (axes)
        {
            case [] or [(_, false)]:
                TensorPrimitives.Add(target, source, target);
                break;
            case [(_, true)]:
                target[0] += FixedOrder.Sum(source);
                break;
            case [(var extent, true), (_, false)]:
                ColumnSums.Add(source, target, extent);
                break;
            case [(> ColumnSums.Block and var extent, true), .. var inner]:
                Halves(source, target, extent, inner);
                break;
            case [(var extent, var repeats), .. var inner]:
                var (read, write) = (source.Length / extent, repeats ? 0 : target.Length / extent);
                for (var i = 0; i < extent; i++)
                    Sum(source.Slice(i * read, read), repeats ? target : target.Slice(i * write, write), inner);
                break;
        }
    }

    /// <summary>The sums of both halves, so that the rounding error grows with the logarithm of the extent.</summary>
    private static void Halves<T>(ReadOnlySpan<T> source, Span<T> target, int extent, ReadOnlySpan<(int Extent, bool Repeats)> inner) where T : unmanaged, INumberBase<T>
    {
        var (half, row) = (extent / 2, source.Length / extent);
        var rented = ArrayPool<T>.Shared.Rent(target.Length);
        var second = rented.AsSpan(0, target.Length);
        second.Clear();
        Rows(source[..(half * row)], target, half, inner);
        Rows(source[(half * row)..], second, extent - half, inner);
        TensorPrimitives.Add(target, second, target);
        ArrayPool<T>.Shared.Return(rented);
    }

    /// <summary>The sum of rows, one after the other or of both halves.</summary>
    private static void Rows<T>(ReadOnlySpan<T> source, Span<T> target, int extent, ReadOnlySpan<(int Extent, bool Repeats)> inner) where T : unmanaged, INumberBase<T>
    {
        if (extent > ColumnSums.Block)
            Halves(source, target, extent, inner);
        else
            for (var (i, row) = (0, source.Length / extent); i < extent; i++)
                Sum(source.Slice(i * row, row), target, inner);
    }

    /// <summary>The way from a shape to a larger one that broadcasting reads it in.</summary>
    public static (int Extent, bool Repeats)[] Way(Shape small, Shape large)
    {
        var axes = new List<(int Extent, bool Repeats)>(large.Rank);
        for (var i = 0; i < large.Rank; i++)
        {
            var inSmall = i - (large.Rank - small.Rank);
            var extent = large[i].Extent;
            if (extent == 1)
                continue;
            var repeats = inSmall < 0 || small[inSmall].Extent != extent;
            if (axes is [.., var last] && last.Repeats == repeats)
                axes[^1] = (last.Extent * extent, repeats);
            else
                axes.Add((extent, repeats));
        }

        return [.. axes];
    }
}
