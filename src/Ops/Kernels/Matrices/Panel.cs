using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Parts of matrices side by side, where tiles read them faster than where they stand.</summary>
internal static unsafe class Panel<T, V, L> where T : unmanaged, INumberBase<T> where V : unmanaged where L : struct, ILanes<V, T>
{
    /// <summary>Columns of B that stand one after the other, as rows with the columns of a tile; those beyond the last are 0.</summary>
    public static void Transpose(Matrix<T> b, int columns, int depth, T* to)
    {
        var (square, width) = (L.Square, Tile<T, V, L>.Columns);
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

    /// <summary>All columns of B as panels, each beside the next.</summary>
    public static void PackColumns(Matrix<T> b, int n, int depth, T* to)
    {
        var width = Tile<T, V, L>.Columns;
        if (b.Column != 1)
            for (var j = 0; j < n; j += width)
                Transpose(b.At(0, j), Math.Min(width, n - j), depth, to + ((nint)j * depth));
        else
            for (var p = 0; p < depth; p++)
                for (var j = 0; j < n; j += width)
                {
                    T* from = b.At(p, j).Start, there = to + ((nint)j * depth) + ((nint)p * width);
                    if (j + width > n)
                    {
                        new ReadOnlySpan<T>(from, n - j).CopyTo(new(there, width));
                        continue;
                    }

                    L.Store(there, L.Load(from));
                    L.Store(there + L.Count, L.Load(from + L.Count));
                }
    }

    /// <summary>Rows of A band by band, as many as a tile has, in each the columns one after the other.</summary>
    public static Matrix<T> Pack(Matrix<T> a, int m, int depth, T* to)
    {
        const int Rows = Tile<T, V, L>.Rows;
        var band = to;
        for (int i = 0, rows; i < m; i += rows, band += Rows * depth)
        {
            rows = Tile<T, V, L>.RowsOf(m - i);
            if (m - i < Math.Max(Rows, L.Count))
                PackRows(a.At(i, 0), rows, depth, band);
            else if (a.Row == 1)
                PackColumnwise(a.At(i, 0), depth, band);
            else
                PackRowwise(a.At(i, 0), depth, band);
        }

        return new(to, 1, Rows);
    }

    /// <summary>A band of columns that stand one after the other. Where a register has more than the band has rows, the next column overwrites what is too much.</summary>
    private static void PackColumnwise(Matrix<T> a, int depth, T* to)
    {
        const int Rows = Tile<T, V, L>.Rows;
        for (var i = 0; i < Rows; i += L.Count)
        {
            var at = Math.Max(0, Math.Min(i, Rows - L.Count));
            T* from = a.Start + at, end = to + (depth * Rows);
            for (var there = to; there < end; there += Rows, from += a.Column)
                L.Store(there + at, L.Load(from));
        }
    }

    /// <summary>A band of rows that stand one after the other, square by square; what is too much of one is overwritten by the next.</summary>
    private static void PackRowwise(Matrix<T> a, int depth, T* to)
    {
        const int Rows = Tile<T, V, L>.Rows;
        var whole = depth / L.Square * L.Square;
        for (var i = 0; i < Rows; i += L.Square)
        {
            var at = Math.Max(0, Math.Min(i, Rows - L.Square));
            for (var p = 0; p < whole; p += L.Square)
                L.Transpose(a.At(at, p).Start, a.Row, to + (p * Rows) + at, Rows);
        }

        PackRows(a.At(0, whole), Rows, depth - whole, to + (whole * Rows));
    }

    private static void PackRows(Matrix<T> a, int rows, int depth, T* to)
    {
        for (var p = 0; p < depth; p++)
            for (var i = 0; i < rows; i++)
                to[(p * Tile<T, V, L>.Rows) + i] = *a.At(i, p).Start;
    }
}
