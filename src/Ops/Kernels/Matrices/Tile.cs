using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn.Ops.Kernels;

/// <summary>The inner loop of matrix products: a tile of C, held in registers, to which columns of A times rows of B are added in the order of k. Rows,
/// columns and how edges are met are constants of each instance.</summary>
internal static unsafe class Tile<T, V, L> where T : unmanaged, INumberBase<T> where V : unmanaged where L : struct, ILanes<V, T>
{
    /// <summary>The most rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>How many rows the first tile of so many has: two of four are faster than one of six and one of one or two.</summary>
    public static int RowsOf(int rows) => rows is Rows + 1 or Rows + 2 ? 4 : Math.Min(Rows, rows);

    /// <summary>The most columns of a tile.</summary>
    public static int Columns => 2 * L.Count;

    /// <summary>Adds products to a tile of C, or to 0.</summary>
    /// <typeparam name="S">From each column of A to the next: 1, or the rows of a tile where those stand beside each other; 0 where both steps are A's own.</typeparam>
    /// <typeparam name="R">How many rows it has.</typeparam>
    /// <typeparam name="W">How many registers of columns it has: 1 or 2.</typeparam>
    /// <typeparam name="E">0 where the last of them is full; 1 where it is not in C, 2 where it is not in B either.</typeparam>
    /// <typeparam name="P">1 where B is copied as it is read, else 0.</typeparam>
    /// <param name="left">A, from the first row of the tile on.</param>
    /// <param name="right">B, from the first column of the tile on; columns stand side by side.</param>
    /// <param name="result">C, from the first element of the tile on.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="k">How many products are summed.</param>
    /// <param name="adds">Whether C is added to.</param>
    /// <param name="panel">Where rows of B are copied to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<S, R, W, E, P>(Matrix<T> left, Matrix<T> right, Matrix<T> result, int columns, int k, bool adds, T* panel)
        where S : struct, IConstant where R : struct, IConstant where W : struct, IConstant where E : struct, IConstant where P : struct, IConstant
    {
        T* a = left.Start, b = right.Start, c = result.Start;
        nint aRow = S.Value == Rows ? 1 : left.Row, aColumn = S.Value > 0 ? S.Value : left.Column, bRow = right.Row, cRow = result.Row;
        var a3 = a + (3 * aRow);
        V m0 = L.First(columns), m1 = L.First(columns - L.Count);
        V c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        if (adds)
        {
            Read(c, ref c00, ref c01);
            if (R.Value > 1) Read(c + cRow, ref c10, ref c11);
            if (R.Value > 2) Read(c + (2 * cRow), ref c20, ref c21);
            if (R.Value > 3) Read(c + (3 * cRow), ref c30, ref c31);
            if (R.Value > 4) Read(c + (4 * cRow), ref c40, ref c41);
            if (R.Value > 5) Read(c + (5 * cRow), ref c50, ref c51);
        }

        var p = 0;
        for (; S.Value > 0 && p <= k - 4; p += 4, a += 4 * aColumn, a3 += 4 * aColumn)
        {
            Column(a, a3, b, panel, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Column(a + aColumn, a3 + aColumn, b += bRow, panel + Columns, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Column(a + (2 * aColumn), a3 + (2 * aColumn), b += bRow, panel + (2 * Columns), ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            Column(a + (3 * aColumn), a3 + (3 * aColumn), b += bRow, panel + (3 * Columns), ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);
            b += bRow;
            if (P.Value > 0)
                panel += 4 * Columns;
        }

        for (; p < k; p++, a += aColumn, a3 += aColumn, b += bRow, panel += Columns)
            Column(a, a3, b, panel, ref c00, ref c01, ref c10, ref c11, ref c20, ref c21, ref c30, ref c31, ref c40, ref c41, ref c50, ref c51);

        Write(c, c00, c01);
        if (R.Value > 1) Write(c + cRow, c10, c11);
        if (R.Value > 2) Write(c + (2 * cRow), c20, c21);
        if (R.Value > 3) Write(c + (3 * cRow), c30, c31);
        if (R.Value > 4) Write(c + (4 * cRow), c40, c41);
        if (R.Value > 5) Write(c + (5 * cRow), c50, c51);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Column(T* a, T* a3, T* b, T* copy, ref V c00, ref V c01, ref V c10, ref V c11, ref V c20, ref V c21, ref V c30, ref V c31, ref V c40, ref V c41, ref V c50, ref V c51)
        {
            V b0 = E.Value < 2 || W.Value > 1 ? L.Load(b) : L.Load(b, m0), b1 = W.Value == 1 ? default : E.Value < 2 ? L.Load(b + L.Count) : L.Load(b + L.Count, m1);
            Row(L.All(a[0]), b0, b1, ref c00, ref c01);
            if (R.Value > 1) Row(L.All(a[aRow]), b0, b1, ref c10, ref c11);
            if (R.Value > 2) Row(L.All(a[2 * aRow]), b0, b1, ref c20, ref c21);
            if (R.Value > 3) Row(L.All(a3[0]), b0, b1, ref c30, ref c31);
            if (R.Value > 4) Row(L.All(a3[aRow]), b0, b1, ref c40, ref c41);
            if (R.Value > 5) Row(L.All(a3[2 * aRow]), b0, b1, ref c50, ref c51);
            if (P.Value == 0)
                return;
            L.Store(copy, b0);
            L.Store(copy + L.Count, b1);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Row(V x, V b0, V b1, ref V y0, ref V y1)
        {
            y0 = L.MultiplyAdd(x, b0, y0);
            if (W.Value > 1)
                y1 = L.MultiplyAdd(x, b1, y1);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Read(T* from, ref V y0, ref V y1)
        {
            y0 = E.Value == 0 || W.Value > 1 ? L.Load(from) : L.Load(from, m0);
            if (W.Value > 1)
                y1 = E.Value == 0 ? L.Load(from + L.Count) : L.Load(from + L.Count, m1);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Write(T* to, V y0, V y1)
        {
            if (E.Value == 0 || W.Value > 1)
                L.Store(to, y0);
            else
                L.Store(to, y0, m0);
            if (W.Value > 1 && E.Value == 0)
                L.Store(to + L.Count, y1);
            else if (W.Value > 1)
                L.Store(to + L.Count, y1, m1);
        }
    }
}
