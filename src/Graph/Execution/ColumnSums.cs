using System.Numerics;
using System.Runtime.InteropServices;

namespace Functional.Nn;

/// <summary>Sums of columns, some registers of them at a time, down the rows. The order depends on the number of rows alone: of many, the sums of
/// both halves, so that the rounding error grows with the logarithm of their number.</summary>
internal static class ColumnSums
{
    /// <summary>The number of rows that are summed one after the other.</summary>
    public const int Block = 64;

    /// <summary>Adds the sums of the columns of <paramref name="source"/> to <paramref name="target"/>.</summary>
    public static void Add<T>(ReadOnlySpan<T> source, Span<T> target, int rows) where T : unmanaged, INumberBase<T>
    {
        var (width, column) = (target.Length, 0);
        if (Vector<T>.IsSupported && width >= Vector<T>.Count)
        {
            for (; column <= width - (4 * Vector<T>.Count); column += 4 * Vector<T>.Count)
            {
                var (a, b, c, d) = Four(source, column, width, rows);
                Write(a, target[column..]);
                Write(b, target[(column + Vector<T>.Count)..]);
                Write(c, target[(column + (2 * Vector<T>.Count))..]);
                Write(d, target[(column + (3 * Vector<T>.Count))..]);
            }

            for (; column <= width - Vector<T>.Count; column += Vector<T>.Count)
                Write(One(source, column, width, rows), target[column..]);
            if (column < width)
                for (var last = One(source, width - Vector<T>.Count, width, rows); column < width; column++)
                    target[column] += last[Vector<T>.Count - (width - column)];
        }

        for (; column < width; column++)
            target[column] += Single(source[column..], width, rows);
    }

    private static (Vector<T> A, Vector<T> B, Vector<T> C, Vector<T> D) Four<T>(ReadOnlySpan<T> source, int start, int width, int rows)
    {
        if (rows > Block)
        {
            var (first, second) = (Four(source, start, width, rows / 2), Four(source, start + (rows / 2 * width), width, rows - (rows / 2)));
            return (first.A + second.A, first.B + second.B, first.C + second.C, first.D + second.D);
        }

        Vector<T> a = Vector<T>.Zero, b = a, c = a, d = a;
        for (var row = 0; row < rows; row++, start += width)
        {
            a += At(source, start);
            b += At(source, start + Vector<T>.Count);
            c += At(source, start + (2 * Vector<T>.Count));
            d += At(source, start + (3 * Vector<T>.Count));
        }

        return (a, b, c, d);
    }

    private static Vector<T> One<T>(ReadOnlySpan<T> source, int start, int width, int rows)
    {
        if (rows > Block)
            return One(source, start, width, rows / 2) + One(source, start + (rows / 2 * width), width, rows - (rows / 2));
        var sum = Vector<T>.Zero;
        for (var row = 0; row < rows; row++, start += width)
            sum += At(source, start);
        return sum;
    }

    private static T Single<T>(ReadOnlySpan<T> source, int width, int rows) where T : INumberBase<T>
    {
        if (rows > Block)
            return Single(source, width, rows / 2) + Single(source[(rows / 2 * width)..], width, rows - (rows / 2));
        var sum = T.Zero;
        for (var row = 0; row < rows; row++)
            sum += source[row * width];
        return sum;
    }

    private static void Write<T>(Vector<T> sums, Span<T> target) => (new Vector<T>(target) + sums).CopyTo(target);

    private static Vector<T> At<T>(ReadOnlySpan<T> source, int start) => Vector.LoadUnsafe(in MemoryMarshal.GetReference(source), (nuint)start);
}
