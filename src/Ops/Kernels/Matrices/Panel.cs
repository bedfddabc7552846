using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Parts of matrices side by side, where tiles read them faster than where they stand.</summary>
internal static unsafe class Panel<T, V, L> where T : unmanaged, INumberBase<T> where V : unmanaged where L : struct, ILanes<V, T>
{
    /// <summary>Columns of B that stand one after the other, as rows with the columns of a tile; those beyond the last are 0.</summary>
    public static void Transpose(Matrix<T> b, int columns, int depth, T* to)
    {
        var (square, width) = (L.Count, Tile<T, V, L>.Columns);
        if (columns < width)
            new Span<T>(to, depth * width).Clear();
        if (columns < square || depth < square)
            for (var j = 0; j < columns; j++)
                for (var p = 0; p < depth; p++)
                    to[(p * width) + j] = *b.At(p, j).Start;
        else
            for (var p = 0; p < depth; p += square)
                for (var j = 0; j < columns; j += square)
                {
                    var (row, column) = (Math.Min(p, depth - square), Math.Min(j, columns - square));
                    L.Transpose(b.At(row, column).Start, b.Column, to + (row * width) + column, width);
                }
    }

    /// <summary>Rows of A, each beside the next, or where its columns stand so, those of a tile beside those of the next.</summary>
    public static Matrix<T> Pack(Matrix<T> a, int m, int depth, T* to)
    {
        if (a.Row == 1)
            for (var i = 0; i < m; i += Tile<T, V, L>.Rows)
                PackBand(a.At(i, 0), m - i, depth, to + (i * depth));
        else
            for (var i = 0; i < m; i++)
                new ReadOnlySpan<T>(a.At(i, 0).Start, depth).CopyTo(new(to + (i * depth), depth));
        return a.Row == 1 ? new(to, 1, Tile<T, V, L>.Rows) : new(to, depth, 1);
    }

    /// <summary>The rows of a tile, or the last ones; where a register has more, the next column overwrites what is too much.</summary>
    private static void PackBand(Matrix<T> a, int rows, int depth, T* to)
    {
        const int Rows = Tile<T, V, L>.Rows;
        if (rows >= Math.Max(Rows, L.Count))
            for (var i = 0; i < Rows; i += L.Count)
            {
                var at = Math.Max(0, Math.Min(i, Rows - L.Count));
                T* from = a.Start + at, end = to + (depth * Rows);
                for (var there = to; there < end; there += Rows, from += a.Column)
                    L.Store(there + at, L.Load(from));
            }
        else
            for (var p = 0; p < depth; p++)
                for (var i = 0; i < Math.Min(rows, Rows); i++)
                    to[(p * Rows) + i] = *a.At(i, p).Start;
    }
}
