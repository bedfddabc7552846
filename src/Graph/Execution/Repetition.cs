using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace Functional.Nn;

/// <summary>The kernels of broadcasting and its transpose. Adjacent axes that both repeat, or both do not, are one axis here.</summary>
internal static class Repetition
{
    /// <summary>Writes <paramref name="source"/> wherever broadcasting reads it.</summary>
    public static void Repeat<E>(ReadOnlySpan<E> source, Shape from, Span<E> target, Shape to)
    {
        if (!target.IsEmpty)
            Repeat(source, target, Merged(from, to, stackalloc (int, bool)[to.Rank]));
    }

    /// <summary>Sums <paramref name="source"/> over what broadcasting repeats, in a fixed order.</summary>
    public static void Sum<T>(ReadOnlySpan<T> source, Shape from, Span<T> target, Shape to) where T : unmanaged, INumberBase<T>
    {
        target.Clear();
        if (!source.IsEmpty)
            Sum(source, target, Merged(to, from, stackalloc (int, bool)[from.Rank]));
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
        var memory = ArrayPool<T>.Shared.Rent(target.Length);
        var second = memory.AsSpan(0, target.Length);
        second.Clear();
        Sum(source[..(half * row)], target, [(half, true), .. inner]);
        Sum(source[(half * row)..], second, [(extent - half, true), .. inner]);
        TensorPrimitives.Add(target, second, target);
        ArrayPool<T>.Shared.Return(memory);
    }

    /// <summary>The axes of the larger shape, as few as it takes, in memory for as many as it has.</summary>
    private static ReadOnlySpan<(int Extent, bool Repeats)> Merged(Shape small, Shape large, Span<(int Extent, bool Repeats)> axes)
    {
        var count = 0;
        for (var i = 0; i < large.Rank; i++)
        {
            var inSmall = i - (large.Rank - small.Rank);
            var extent = large[i].Extent;
            if (extent == 1)
                continue;
            var repeats = inSmall < 0 || small[inSmall].Extent != extent;
            if (count > 0 && axes[count - 1].Repeats == repeats)
                axes[count - 1].Extent *= extent;
            else
                axes[count++] = (extent, repeats);
        }

        return axes[..count];
    }
}
