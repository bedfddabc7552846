using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn.Ops.Kernels;

/// <summary>A row for each tap, a register for some windows: sums over the channels of y, added to the cells that the tap reads, row by row, for rows may
/// share cells.</summary>
internal unsafe struct PlanesTile<T, V, L> : ITile where T : unmanaged, INumberBase<T> where V : unmanaged where L : struct, ILanes<V, T>
{
    /// <summary>The weights of the first row; rows stand one after the other.</summary>
    public T* Weights;

    /// <summary>The weights of a row: the channels of y.</summary>
    public int Depth;

    /// <summary>y: for each channel, the registers side by side.</summary>
    public T* Panel;

    /// <summary>The frames of all channels of x.</summary>
    public T* X;

    /// <summary>From a window's cell to that of each row.</summary>
    public int* Taps;

    /// <summary>The cell of the first window in each register.</summary>
    public int* Cells;

    /// <summary>How many windows there are in each register.</summary>
    public int Columns;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<R, W, E>() where R : struct, IConstant where W : struct, IConstant where E : struct, IConstant
    {
        T* w0 = Weights, w1 = w0 + Depth, w2 = w1 + Depth, w3 = w2 + Depth, panel = Panel;
        nint depth = Depth;
        V c00 = default, c01 = default, c02 = default, c10 = default, c11 = default, c12 = default, c20 = default, c21 = default, c22 = default, c30 = default, c31 = default, c32 = default;
        for (nint o = 0; o < depth; o++, panel += W.Value * L.Count)
        {
            V b0 = L.Load(panel), b1 = W.Value > 1 ? L.Load(panel + L.Count) : default, b2 = W.Value > 2 ? L.Load(panel + (2 * L.Count)) : default;
            Tiles.Add<T, V, L, W>(L.All(w0[o]), b0, b1, b2, ref c00, ref c01, ref c02);
            if (R.Value > 1) Tiles.Add<T, V, L, W>(L.All(w1[o]), b0, b1, b2, ref c10, ref c11, ref c12);
            if (R.Value > 2) Tiles.Add<T, V, L, W>(L.All(w2[o]), b0, b1, b2, ref c20, ref c21, ref c22);
            if (R.Value > 3) Tiles.Add<T, V, L, W>(L.All(w3[o]), b0, b1, b2, ref c30, ref c31, ref c32);
        }

        Write(X + Taps[0], Cells, Columns, c00, c01, c02);
        if (R.Value > 1) Write(X + Taps[1], Cells, Columns, c10, c11, c12);
        if (R.Value > 2) Write(X + Taps[2], Cells, Columns, c20, c21, c22);
        if (R.Value > 3) Write(X + Taps[3], Cells, Columns, c30, c31, c32);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Write(T* row, int* cells, int columns, V y0, V y1, V y2)
        {
            Put(row + cells[0], columns, y0);
            if (W.Value > 1) Put(row + cells[1], columns, y1);
            if (W.Value > 2) Put(row + cells[2], columns, y2);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Put(T* to, int columns, V value)
        {
            if (E.Value == 0)
                L.Store(to, L.MultiplyAdd(L.All(T.One), value, L.Load(to)));
            else
                AddFirst(to, columns, value);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void AddFirst(T* to, int columns, V value)
        {
            for (var i = 0; i < columns; i++)
                to[i] += ((T*)&value)[i];
        }
    }
}
