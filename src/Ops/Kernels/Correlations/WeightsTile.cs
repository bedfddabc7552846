using System.Numerics;
using System.Runtime.CompilerServices;

namespace Functional.Nn.Ops.Kernels;

/// <summary>A row for each channel of y, a register for each tap: sums over windows of some examples, added to the weights. Each lane sums for
/// itself; then the lanes are summed.</summary>
internal unsafe struct WeightsTile<T, V, L> : ITile where T : unmanaged, INumberBase<T> where V : unmanaged where L : struct, ILanes<V, T>
{
    /// <summary>The first channel of y, of the first example.</summary>
    public T* Y;

    /// <summary>From each channel of y to the next.</summary>
    public nint YRow;

    /// <summary>From each example of y to the next.</summary>
    public nint YExample;

    /// <summary>The frames of all channels of x, of the first example.</summary>
    public T* X;

    /// <summary>From each example of x to the next.</summary>
    public nint XExample;

    /// <summary>The number of examples.</summary>
    public int Examples;

    /// <summary>From a window's cell to that of each tap.</summary>
    public int* Taps;

    /// <summary>The cell of the first window in each register of windows.</summary>
    public int* Cells;

    /// <summary>The first window in each register of windows.</summary>
    public int* Places;

    /// <summary>The number of registers of windows.</summary>
    public int Count;

    /// <summary>How many windows there are in each.</summary>
    public int Columns;

    /// <summary>The weights of the first row, from the first tap on.</summary>
    public T* Weights;

    /// <summary>From each row of weights to the next.</summary>
    public nint Row;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<R, W, E>() where R : struct, IConstant where W : struct, IConstant where E : struct, IConstant
    {
        int* cells = Cells, places = Places;
        nint count = Count, tap0 = Taps[0], tap1 = W.Value > 1 ? Taps[1] : 0, tap2 = W.Value > 2 ? Taps[2] : 0;
        V mask = E.Value == 0 ? default : L.First(Columns);
        V c00 = default, c01 = default, c02 = default, c10 = default, c11 = default, c12 = default, c20 = default, c21 = default, c22 = default, c30 = default, c31 = default, c32 = default;
        for (nint n = 0; n < Examples; n++)
        {
            T* x0 = X + (n * XExample) + tap0, x1 = X + (n * XExample) + tap1, x2 = X + (n * XExample) + tap2;
            T* y0 = Y + (n * YExample), y1 = y0 + YRow, y2 = y1 + YRow, y3 = y2 + YRow;
            for (nint i = 0; i < count; i++)
            {
                nint cell = cells[i], place = places[i];
                V b0 = Get(x0 + cell, mask), b1 = W.Value > 1 ? Get(x1 + cell, mask) : default, b2 = W.Value > 2 ? Get(x2 + cell, mask) : default;
                Tiles.Add<T, V, L, W>(Get(y0 + place, mask), b0, b1, b2, ref c00, ref c01, ref c02);
                if (R.Value > 1) Tiles.Add<T, V, L, W>(Get(y1 + place, mask), b0, b1, b2, ref c10, ref c11, ref c12);
                if (R.Value > 2) Tiles.Add<T, V, L, W>(Get(y2 + place, mask), b0, b1, b2, ref c20, ref c21, ref c22);
                if (R.Value > 3) Tiles.Add<T, V, L, W>(Get(y3 + place, mask), b0, b1, b2, ref c30, ref c31, ref c32);
            }
        }

        Write(Weights, c00, c01, c02);
        if (R.Value > 1) Write(Weights + Row, c10, c11, c12);
        if (R.Value > 2) Write(Weights + (2 * Row), c20, c21, c22);
        if (R.Value > 3) Write(Weights + (3 * Row), c30, c31, c32);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static V Get(T* from, V mask) => E.Value == 0 ? L.Load(from) : L.Load(from, mask);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Write(T* row, V y0, V y1, V y2)
        {
            row[0] += Tiles.Sum<T, V, L>(y0);
            if (W.Value > 1) row[1] += Tiles.Sum<T, V, L>(y1);
            if (W.Value > 2) row[2] += Tiles.Sum<T, V, L>(y2);
        }
    }
}
