using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Products in registers of one width: cut into blocks, some rows of A and a part of k each, so that what is read again stays in the caches.</summary>
internal static unsafe class TiledProduct<T, V, L> where T : unmanaged, INumberBase<T> where V : unmanaged where L : struct, ILanes<V, T>
{
    /// <summary>The most of k in a block: a panel of B and a band of A are in the first cache.</summary>
    private static int MaxDepth => sizeof(T) > sizeof(float) ? 256 : 320;

    /// <summary>From so many rows on, and columns, it is worth packing A: fewer where it stands column by column.</summary>
    private const int RowsWorthPacking = 24, ColumnsWorthPacking = 128, ColumnsWorthTransposing = 64;

    private const int Alignment = 64;

    /// <summary>Rows in a block of packed A: whole bands, in the second cache.</summary>
    private static int PackedRows => 44 * Tile<T, V, L>.Rows * sizeof(float) / sizeof(T);

    /// <summary>Columns in a block of packed B: whole tiles, in the third cache.</summary>
    private const int PackedColumns = 4096;

    /// <summary>Adds A B to C, or writes it there.</summary>
    [SkipLocalsInit]
    public static void Multiply(Matrix<T> a, Matrix<T> b, Matrix<T> c, int m, int n, int k, bool adds)
    {
        if (m == 1 && b.Column == 1 && n >= 2 * Tile<T, V, L>.Columns)
        {
            RowProduct<T, V, L>.Multiply(a, b, c.Start, n, k, adds);
            return;
        }

        var memory = stackalloc T[(MaxDepth * Tile<T, V, L>.Columns) + Alignment];
        var panel = (T*)(((nint)memory + Alignment - 1) & -Alignment);
        if (m >= RowsWorthPacking && n >= (a.Row == 1 ? ColumnsWorthTransposing : ColumnsWorthPacking))
            MultiplyPacked(a, b, c, m, n, k, adds, panel);
        else if (a.Column == 1)
            MultiplyUnpacked<N1>(a, b, c, m, n, k, adds, panel);
        else
            MultiplyUnpacked<N0>(a, b, c, m, n, k, adds, panel);
    }

    private static void MultiplyUnpacked<S>(Matrix<T> a, Matrix<T> b, Matrix<T> c, int m, int n, int k, bool adds, T* panel) where S : struct, IConstant
    {
        for (int p = 0, depth = Depth(k); p == 0 || p < k; p += depth)
            new BlockProduct<T, V, L, S>(a.At(0, p), m, Math.Min(depth, k - p), adds || p > 0, panel).Multiply(b.At(p, 0), c, n);
    }

    /// <summary>A block of packed A after the other, each with all panels of B; where there are several, with panels that are packed once for all of them.</summary>
    private static void MultiplyPacked(Matrix<T> a, Matrix<T> b, Matrix<T> c, int m, int n, int k, bool adds, T* panel)
    {
        var (depth, again) = (Depth(k), m > PackedRows);
        var left = ArrayPool<T>.Shared.Rent((Math.Min(m + Tile<T, V, L>.Rows, PackedRows) * depth) + Alignment);
        var right = again ? ArrayPool<T>.Shared.Rent((Math.Min(n, PackedColumns) + Tile<T, V, L>.Columns) * depth) : [];
        fixed (T* rows = left, panels = right)
            for (var j = 0; j < n; j += PackedColumns)
                for (var p = 0; p == 0 || p < k; p += depth)
                {
                    int wide = Math.Min(PackedColumns, n - j), deep = Math.Min(depth, k - p);
                    if (again)
                        Panel<T, V, L>.PackColumns(b.At(p, j), wide, deep, panels);
                    for (var i = 0; i < m; i += PackedRows)
                    {
                        var high = Math.Min(PackedRows, m - i);
                        var block = new BlockProduct<T, V, L, N6>(Panel<T, V, L>.Pack(a.At(i, p), high, deep, rows), high, deep, adds || p > 0, again ? panels : panel);
                        if (again)
                            block.MultiplyPanels(c.At(i, j), wide);
                        else
                            block.Multiply(b.At(p, j), c.At(i, j), wide);
                    }
                }

        ArrayPool<T>.Shared.Return(right);
        ArrayPool<T>.Shared.Return(left);
    }

    /// <summary>The least number of equal parts of k, whole squares each.</summary>
    private static int Depth(int k)
    {
        const int Square = 8;
        var parts = Math.Max(1, (k + MaxDepth - 1) / MaxDepth);
        return Math.Max(Square, ((k + parts - 1) / parts + Square - 1) / Square * Square);
    }
}
