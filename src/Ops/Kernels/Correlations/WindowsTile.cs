using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn.Ops.Kernels;

/// <summary>A row for each channel of y, a register for some windows: sums over all that windows read.</summary>
internal unsafe struct WindowsTile<T, V, L> : ITile where T : unmanaged, INumberBase<T> where V : unmanaged where L : struct, ILanes<V, T>
{
    /// <summary>The weights of the first row; rows stand one after the other.</summary>
    public T* Weights;

    /// <summary>The weights of a row.</summary>
    public int Depth;

    /// <summary>The frames of all channels of x.</summary>
    public T* X;

    /// <summary>From a window's cell to that of each weight.</summary>
    public int* Taps;

    /// <summary>The cell of the first window in each register.</summary>
    public int* Cells;

    /// <summary>The first channel of y.</summary>
    public T* Y;

    /// <summary>From each channel of y to the next.</summary>
    public nint YRow;

    /// <summary>The first window in each register.</summary>
    public int* Places;

    /// <summary>How many windows there are in each register.</summary>
    public int Columns;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<R, W, E>() where R : struct, IConstant where W : struct, IConstant where E : struct, IConstant
    {
        T* x0 = X + Cells[0], x1 = W.Value > 1 ? X + Cells[1] : x0, x2 = W.Value > 2 ? X + Cells[2] : x0;
        T* w0 = Weights, w1 = w0 + Depth, w2 = w1 + Depth, w3 = w2 + Depth;
        nint depth = Depth;
        var taps = Taps;
        V mask = E.Value == 0 ? default : L.First(Columns);
        V c00 = default, c01 = default, c02 = default, c10 = default, c11 = default, c12 = default, c20 = default, c21 = default, c22 = default, c30 = default, c31 = default, c32 = default;
        for (nint p = 0; p < depth; p++)
        {
            nint tap = taps[p];
            V b0 = Get(x0 + tap, mask), b1 = W.Value > 1 ? Get(x1 + tap, mask) : default, b2 = W.Value > 2 ? Get(x2 + tap, mask) : default;
            Tiles.Add<T, V, L, W>(L.All(w0[p]), b0, b1, b2, ref c00, ref c01, ref c02);
            if (R.Value > 1) Tiles.Add<T, V, L, W>(L.All(w1[p]), b0, b1, b2, ref c10, ref c11, ref c12);
            if (R.Value > 2) Tiles.Add<T, V, L, W>(L.All(w2[p]), b0, b1, b2, ref c20, ref c21, ref c22);
            if (R.Value > 3) Tiles.Add<T, V, L, W>(L.All(w3[p]), b0, b1, b2, ref c30, ref c31, ref c32);
        }

        Write(Y, Places, mask, c00, c01, c02);
        if (R.Value > 1) Write(Y + YRow, Places, mask, c10, c11, c12);
        if (R.Value > 2) Write(Y + (2 * YRow), Places, mask, c20, c21, c22);
        if (R.Value > 3) Write(Y + (3 * YRow), Places, mask, c30, c31, c32);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static V Get(T* from, V mask) => E.Value == 0 ? L.Load(from) : L.Load(from, mask);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Write(T* row, int* places, V mask, V y0, V y1, V y2)
        {
            Put(row + places[0], mask, y0);
            if (W.Value > 1) Put(row + places[1], mask, y1);
            if (W.Value > 2) Put(row + places[2], mask, y2);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Put(T* to, V mask, V value)
        {
            if (E.Value == 0)
                L.Store(to, value);
            else
                L.Store(to, value, mask);
        }
    }
}
