using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>A block of A, which is multiplied with columns of B: tile by tile of columns, a panel of B; beside each, band by band, as many rows of A as
/// a tile has.</summary>
/// <typeparam name="T">The numbers.</typeparam>
/// <typeparam name="V">Registers of them.</typeparam>
/// <typeparam name="L">What registers can do.</typeparam>
/// <typeparam name="S">From each column of the block to the next: 1, or the rows of a tile where those stand beside each other; 0 for any steps.</typeparam>
/// <param name="a">The block.</param>
/// <param name="m">Rows of the block.</param>
/// <param name="k">Columns of the block.</param>
/// <param name="adds">Whether C is added to.</param>
/// <param name="panel">Memory for a panel of B.</param>
internal readonly unsafe struct BlockProduct<T, V, L, S>(Matrix<T> a, int m, int k, bool adds, T* panel)
    where T : unmanaged, INumberBase<T> where V : unmanaged where L : struct, ILanes<V, T> where S : struct, IConstant
{
    private const int Rows = Tile<T, V, L>.Rows;

    /// <summary>From so many rows on, columns of B that stand far apart are worth copying.</summary>
    private const int RowsWorthCopying = 8 * Rows;

    private static int Columns => Tile<T, V, L>.Columns;

    /// <summary>Adds the product with the rows of B beside the block to rows of C, or writes it there.</summary>
    public void Multiply(Matrix<T> b, Matrix<T> c, int n)
    {
        var copies = m >= RowsWorthCopying && (b.Row > Columns || n < Columns);
        for (var j = 0; j < n; j += Columns)
        {
            var columns = Math.Min(Columns, n - j);
            Matrix<T> from = b.At(0, j), to = c.At(0, j), copied = new(panel, Columns, 1);
            if (b.Column != 1)
            {
                Panel<T, V, L>.Transpose(from, columns, k, panel);
                Bands<N1, N0>(copied, to, columns, 0, m);
            }
            else if (copies)
            {
                Bands<N2, N1>(from, to, columns, 0, Rows);
                Bands<N1, N0>(copied, to, columns, Rows, m, j + Columns < n ? b.At(0, j + Columns) : default);
            }
            else
            {
                Bands<N2, N0>(from, to, columns, 0, m);
            }
        }
    }

    /// <summary>The same with panels that stand one after the other.</summary>
    public void MultiplyPanels(Matrix<T> c, int n)
    {
        for (var j = 0; j < n; j += Columns)
            Bands<N1, N0>(new(panel + ((nint)j * k), Columns, 1), c.At(0, j), Math.Min(Columns, n - j), 0, m);
    }

    private void Bands<E, P>(Matrix<T> b, Matrix<T> c, int columns, int first, int end, Matrix<T> next = default) where E : struct, IConstant where P : struct, IConstant
    {
        if (columns == Columns)
            Bands<N2, N0, P>(b, c, columns, first, end, next);
        else if (columns > L.Count)
            Bands<N2, E, P>(b, c, columns, first, end, next);
        else
            Bands<N1, E, P>(b, c, columns, first, end, next);
    }

    /// <summary>The tiles of some rows. While they run, the machine fetches what comes next: rows of C, and columns of B.</summary>
    private void Bands<W, E, P>(Matrix<T> b, Matrix<T> c, int columns, int first, int end, Matrix<T> next) where W : struct, IConstant where E : struct, IConstant where P : struct, IConstant
    {
        var share = next.Start == null ? 0 : (k * Rows / (end - first)) + 1;
        for (int i = first, band = first / Rows, rows; i < end; i += rows, band++)
        {
            rows = Tile<T, V, L>.RowsOf(end - i);
            Matrix<T> left = S.Value == Rows ? new(a.Start + ((nint)band * Rows * k), 1, Rows) : a.At(i, 0), to = c.At(i, 0);
            switch (rows)
            {
                case 1: Tile<T, V, L>.Multiply<S, N1, W, E, N0>(left, b, to, columns, k, adds, panel); break;
                case 2: Tile<T, V, L>.Multiply<S, N2, W, E, N0>(left, b, to, columns, k, adds, panel); break;
                case 3: Tile<T, V, L>.Multiply<S, N3, W, E, N0>(left, b, to, columns, k, adds, panel); break;
                case 4: Tile<T, V, L>.Multiply<S, N4, W, E, N0>(left, b, to, columns, k, adds, panel); break;
                case 5: Tile<T, V, L>.Multiply<S, N5, W, E, N0>(left, b, to, columns, k, adds, panel); break;
                default:
                    next.Announce(share, Columns);
                    next = next.At(share, 0);
                    c.At(i + Rows, 0).Announce(Rows, columns);
                    Tile<T, V, L>.Multiply<S, N6, W, E, P>(left, b, to, columns, k, adds, panel);
                    break;
            }
        }
    }
}
