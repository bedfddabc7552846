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
}
