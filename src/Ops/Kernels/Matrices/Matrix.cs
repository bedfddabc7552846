using System.Runtime.Intrinsics.X86;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Numbers that are read as a matrix.</summary>
/// <typeparam name="T">The numbers.</typeparam>
internal readonly unsafe struct Matrix<T>(T* start, nint row, nint column) where T : unmanaged
{
    /// <summary>The first element.</summary>
    public readonly T* Start = start;

    /// <summary>From each row to the next.</summary>
    public readonly nint Row = row;

    /// <summary>From each column to the next.</summary>
    public readonly nint Column = column;

    /// <summary>The same from one of its elements on.</summary>
    public Matrix<T> At(nint i, nint j) => new(Start + (i * Row) + (j * Column), Row, Column);

    /// <summary>Tells the machine that the first columns of some rows, two lines of the cache each, are needed soon. They need not be there.</summary>
    public void Announce(int rows, int columns)
    {
        if (!Sse.IsSupported)
            return;
        var row = Start;
        for (var i = 0; i < rows; i++, row += Row)
        {
            Sse.Prefetch0(row);
            Sse.Prefetch0(row + columns - 1);
        }
    }
}
