using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn.Ops.Kernels;

/// <summary>The inner loop of matrix products: a tile of C, held in registers, is a sum over k of columns of A times rows of B. Rows, columns and
/// whether the columns are whole registers are constants of each instance.</summary>
internal static unsafe class Tile<T, V> where T : unmanaged, INumberBase<T> where V : unmanaged, ILanes<V, T>
{
    /// <summary>The most rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>The most columns of a tile.</summary>
    public static int Columns => 2 * V.Count;

    /// <summary>Adds a tile to C, or writes it there.</summary>
    /// <typeparam name="R">How many rows it has.</typeparam>
    /// <typeparam name="W">How many registers of columns it has: 1 or 2.</typeparam>
    /// <typeparam name="E">1 where the last of them is not full, else 0.</typeparam>
    /// <param name="left">A, from the first row of the tile on.</param>
    /// <param name="right">B, from the first column of the tile on; columns stand side by side.</param>
    /// <param name="c">C, from the first element of the tile on.</param>
    /// <param name="cRow">From each row of C to the next.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="k">How many products are summed.</param>
    /// <param name="adds">Whether C is added to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<R, W, E>(Matrix<T> left, Matrix<T> right, T* c, nint cRow, int columns, int k, bool adds)
        where R : struct, IConstant where W : struct, IConstant where E : struct, IConstant
    {
        T* a = left.Start, b = right.Start;
        nint aRow = left.Row, aColumn = left.Column, bRow = right.Row;
        V m0 = V.First(columns), m1 = V.First(columns - V.Count);
        V c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default, c40 = default, c41 = default, c50 = default, c51 = default;
        for (var p = 0; p < k; p++, a += aColumn, b += bRow)
        {
            V b0 = E.Value == 0 || W.Value > 1 ? V.Load(b) : V.Load(b, m0), b1 = W.Value == 1 ? default : E.Value == 0 ? V.Load(b + V.Count) : V.Load(b + V.Count, m1);
            Row(V.All(a[0]), b0, b1, ref c00, ref c01);
            if (R.Value > 1) Row(V.All(a[aRow]), b0, b1, ref c10, ref c11);
            if (R.Value > 2) Row(V.All(a[2 * aRow]), b0, b1, ref c20, ref c21);
            if (R.Value > 3) Row(V.All(a[3 * aRow]), b0, b1, ref c30, ref c31);
            if (R.Value > 4) Row(V.All(a[4 * aRow]), b0, b1, ref c40, ref c41);
            if (R.Value > 5) Row(V.All(a[5 * aRow]), b0, b1, ref c50, ref c51);
        }

        Write(c, c00, c01);
        if (R.Value > 1) Write(c + cRow, c10, c11);
        if (R.Value > 2) Write(c + (2 * cRow), c20, c21);
        if (R.Value > 3) Write(c + (3 * cRow), c30, c31);
        if (R.Value > 4) Write(c + (4 * cRow), c40, c41);
        if (R.Value > 5) Write(c + (5 * cRow), c50, c51);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Row(V x, V b0, V b1, ref V y0, ref V y1)
        {
            y0 = V.MultiplyAdd(x, b0, y0);
            if (W.Value > 1)
                y1 = V.MultiplyAdd(x, b1, y1);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Write(T* to, V y0, V y1)
        {
            if (W.Value > 1)
            {
                V.Store(to, adds ? V.Load(to) + y0 : y0);
                if (E.Value == 0)
                    V.Store(to + V.Count, adds ? V.Load(to + V.Count) + y1 : y1);
                else
                    V.Store(to + V.Count, adds ? V.Load(to + V.Count, m1) + y1 : y1, m1);
            }
            else if (E.Value == 0)
                V.Store(to, adds ? V.Load(to) + y0 : y0);
            else
                V.Store(to, adds ? V.Load(to, m0) + y0 : y0, m0);
        }
    }
}
