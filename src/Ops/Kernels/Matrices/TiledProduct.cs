using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn.Ops.Kernels;

/// <summary>C = A B in registers of one width: k block by block; in each, the columns of B tile by tile; beside each, the rows of A tile by
/// tile. What an element of C sums, and in what order, depends on k alone.</summary>
internal static unsafe class TiledProduct<T, V> where T : unmanaged, INumberBase<T> where V : unmanaged, ILanes<V, T>
{
    /// <summary>How much of k a block has, so that the columns of a tile stay in the cache.</summary>
    public const int Depth = 512;

    /// <summary>From so many rows on, columns that stand far apart are worth copying.</summary>
    private const int RowsWorthCopying = 192;

    /// <summary>The size of the memory that <c>Multiply</c> is lent.</summary>
    public static int PanelSize => Depth * Tile<T, V>.Columns;

    public static void Multiply(Matrix<T> a, Matrix<T> b, T* c, int m, int n, int k, T* panel)
    {
        for (var p = 0; p == 0 || p < k; p += Depth)
            Block(new(a.Start + (p * a.Column), a.Row, a.Column), new(b.Start + (p * b.Row), b.Row, b.Column), c, m, n, Math.Min(Depth, k - p), panel, p > 0);
    }

    private static void Block(Matrix<T> a, Matrix<T> b, T* c, int m, int n, int k, T* panel, bool adds)
    {
        var width = Tile<T, V>.Columns;
        for (var j = m == 1 && b.Column == 1 ? RowTimes(a, b, c, n, k, adds) : 0; j < n; j += width)
        {
            var columns = Math.Min(width, n - j);
            var read = Columns(new(b.Start + (j * b.Column), b.Row, b.Column), columns, m, k, panel);
            if (columns == width)
                Rows<N2, N0>(a, read, c + j, n, m, columns, k, adds);
            else if (columns > V.Count)
                Rows<N2, N1>(a, read, c + j, n, m, columns, k, adds);
            else
                Rows<N1, N1>(a, read, c + j, n, m, columns, k, adds);
        }
    }

    /// <summary>Columns of B where tiles can read them: side by side.</summary>
    private static Matrix<T> Columns(Matrix<T> b, int columns, int m, int k, T* panel)
    {
        if (b.Column != 1)
            Panel.Transpose(b.Start, b.Column, columns, k, panel, Tile<T, V>.Columns);
        else if (m >= RowsWorthCopying && columns == Tile<T, V>.Columns && b.Row != columns)
            Panel.Copy<T, V>(b.Start, b.Row, k, panel);
        else
            return b;
        return new(panel, Tile<T, V>.Columns, 1);
    }

    private static void Rows<W, E>(Matrix<T> a, Matrix<T> b, T* c, int cRow, int m, int columns, int k, bool adds) where W : struct, IConstant where E : struct, IConstant
    {
        for (; m >= Tile<T, V>.Rows; m -= Tile<T, V>.Rows, a = new(a.Start + (Tile<T, V>.Rows * a.Row), a.Row, a.Column), c += Tile<T, V>.Rows * (nint)cRow)
            Tile<T, V>.Multiply<N6, W, E>(a, b, c, cRow, columns, k, adds);
        switch (m)
        {
            case 1: Tile<T, V>.Multiply<N1, W, E>(a, b, c, cRow, columns, k, adds); break;
            case 2: Tile<T, V>.Multiply<N2, W, E>(a, b, c, cRow, columns, k, adds); break;
            case 3: Tile<T, V>.Multiply<N3, W, E>(a, b, c, cRow, columns, k, adds); break;
            case 4: Tile<T, V>.Multiply<N4, W, E>(a, b, c, cRow, columns, k, adds); break;
            case 5: Tile<T, V>.Multiply<N5, W, E>(a, b, c, cRow, columns, k, adds); break;
        }
    }

    /// <summary>One row of A, beside eight registers of columns at a time: rows of B are read as they stand. The answer is how many columns
    /// are done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int RowTimes(Matrix<T> a, Matrix<T> b, T* c, int n, int k, bool adds)
    {
        var (w, j) = (V.Count, 0);
        for (; j + (8 * w) <= n; j += 8 * w)
        {
            V c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
            T* x = a.Start, row = b.Start + j;
            for (var p = 0; p < k; p++, x += a.Column, row += b.Row)
            {
                var all = V.All(*x);
                c0 = V.MultiplyAdd(all, V.Load(row), c0);
                c1 = V.MultiplyAdd(all, V.Load(row + w), c1);
                c2 = V.MultiplyAdd(all, V.Load(row + (2 * w)), c2);
                c3 = V.MultiplyAdd(all, V.Load(row + (3 * w)), c3);
                c4 = V.MultiplyAdd(all, V.Load(row + (4 * w)), c4);
                c5 = V.MultiplyAdd(all, V.Load(row + (5 * w)), c5);
                c6 = V.MultiplyAdd(all, V.Load(row + (6 * w)), c6);
                c7 = V.MultiplyAdd(all, V.Load(row + (7 * w)), c7);
            }

            Write(c + j, c0);
            Write(c + j + w, c1);
            Write(c + j + (2 * w), c2);
            Write(c + j + (3 * w), c3);
            Write(c + j + (4 * w), c4);
            Write(c + j + (5 * w), c5);
            Write(c + j + (6 * w), c6);
            Write(c + j + (7 * w), c7);
        }

        return j;

        void Write(T* to, V sum) => V.Store(to, adds ? V.Load(to) + sum : sum);
    }
}
