using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Products in registers of one width: cut into blocks, some rows of A and a part of k each, so that what is read again stays in the caches.</summary>
internal static unsafe class TiledProduct<T, V, L> where T : unmanaged, INumberBase<T> where V : unmanaged where L : struct, ILanes<V, T>
{
    /// <summary>The most of k in a block: a panel of B and a band of A are in the first cache.</summary>
    private const int MaxDepth = 320;

    /// <summary>From so many rows on, and columns, it is worth packing A where it stands column by column.</summary>
    private const int RowsWorthPacking = 24, ColumnsWorthPacking = 64;

    /// <summary>So many columns make it worth packing A where it stands row by row, too large for the second cache.</summary>
    private const int ColumnsWorthPackingRows = 256;

    private const int Alignment = 64;

    /// <summary>Rows in a block of packed A: whole bands, in the second cache.</summary>
    private static int PackedRows => 44 * Tile<T, V, L>.Rows * sizeof(float) / sizeof(T);

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
        if (a.Row == 1 ? m >= RowsWorthPacking && n >= ColumnsWorthPacking : m > PackedRows && n >= ColumnsWorthPackingRows)
            MultiplyPacked(a, b, c, m, n, k, adds, panel);
        else
            for (int p = 0, depth = Depth(k); p == 0 || p < k; p += depth)
                new BlockProduct<T, V, L>(a.At(0, p), Tile<T, V, L>.Rows * a.Row, m, Math.Min(depth, k - p), adds || p > 0, panel).Multiply(b.At(p, 0), c, n);
    }

    private static void MultiplyPacked(Matrix<T> a, Matrix<T> b, Matrix<T> c, int m, int n, int k, bool adds, T* panel)
    {
        var depth = Depth(k);
        var lent = ArrayPool<T>.Shared.Rent((Math.Min(m + Tile<T, V, L>.Rows, PackedRows) * depth) + Alignment);
        fixed (T* memory = lent)
            for (var i = 0; i < m; i += PackedRows)
                for (var p = 0; p == 0 || p < k; p += depth)
                {
                    int rows = Math.Min(PackedRows, m - i), deep = Math.Min(depth, k - p);
                    var packed = Panel<T, V, L>.Pack(a.At(i, p), rows, deep, memory);
                    new BlockProduct<T, V, L>(packed, Tile<T, V, L>.Rows * deep, rows, deep, adds || p > 0, panel).Multiply(b.At(p, 0), c.At(i, 0), n);
                }

        ArrayPool<T>.Shared.Return(lent);
    }

    /// <summary>The least number of equal parts of k, whole squares each.</summary>
    private static int Depth(int k)
    {
        const int Square = 8;
        var parts = Math.Max(1, (k + MaxDepth - 1) / MaxDepth);
        return Math.Max(Square, ((k + parts - 1) / parts + Square - 1) / Square * Square);
    }
}
