using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Transposes of matrices, square by square in registers where the machine has some.</summary>
internal static unsafe class Squares
{
    /// <summary>Writes the transpose.</summary>
    /// <param name="x">Columns of the result.</param>
    /// <param name="column">From each of them to the next.</param>
    /// <param name="y">The result.</param>
    /// <param name="row">From each of its rows to the next.</param>
    /// <param name="rows">Rows of the result.</param>
    /// <param name="columns">Columns of the result.</param>
    public static void Transpose<E>(ReadOnlySpan<E> x, int column, Span<E> y, int row, int rows, int columns)
    {
        x = x[..(((columns - 1) * column) + rows)];
        y = y[..(((rows - 1) * row) + columns)];
        if (Avx.IsSupported && (typeof(E) == typeof(float) || typeof(E) == typeof(int)) && Math.Min(rows, columns) >= Vector256<float>.Count)
            fixed (float* from = &First<E, float>(x), to = &First<E, float>(y))
                Transpose<float, Vector256<float>, Lanes256<float>>(from, column, to, row, rows, columns);
        else if (Avx.IsSupported && typeof(E) == typeof(double) && Math.Min(rows, columns) >= Vector256<double>.Count)
            fixed (double* from = &First<E, double>(x), to = &First<E, double>(y))
                Transpose<double, Vector256<double>, Lanes256<double>>(from, column, to, row, rows, columns);
        else
            for (var i = 0; i < rows; i++)
                for (var (j, at) = (0, i); j < columns; j++, at += column)
                    y[(i * row) + j] = x[at];
    }

    /// <summary>In blocks of some squares, so that a line of the cache is used up while it is there. The last squares begin earlier where whole ones do not fit.</summary>
    private static void Transpose<T, V, L>(T* from, nint column, T* to, nint row, int rows, int columns) where T : unmanaged where V : unmanaged where L : struct, ILanes<V, T>
    {
        var (square, block) = (L.Square, 2 * L.Square);
        for (var band = 0; band < rows; band += block)
            for (var start = 0; start < columns; start += block)
                for (var i = band; i < Math.Min(band + block, rows); i += square)
                    for (var j = start; j < Math.Min(start + block, columns); j += square)
                    {
                        var (top, left) = (Math.Min(i, rows - square), Math.Min(j, columns - square));
                        L.Transpose(from + (left * column) + top, column, to + (top * row) + left, row);
                    }
    }

    private static ref T First<E, T>(ReadOnlySpan<E> elements) => ref Unsafe.As<E, T>(ref MemoryMarshal.GetReference(elements));
}
