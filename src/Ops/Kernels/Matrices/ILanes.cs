namespace Functional.Nn.Ops.Kernels;

/// <summary>What inner loops are written in, once for every width: operations on registers of numbers.</summary>
/// <typeparam name="V">The register.</typeparam>
/// <typeparam name="T">The numbers in it.</typeparam>
internal unsafe interface ILanes<V, T> where V : unmanaged where T : unmanaged
{
    /// <summary>How many numbers a register holds.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in all lanes.</summary>
    static abstract V All(T value);

    /// <summary>A mask of the first lanes; none for a count below 1.</summary>
    static abstract V First(int count);

    /// <summary>The numbers that stand there.</summary>
    static abstract V Load(T* from);

    /// <summary>Those in the lanes of a mask, 0 in the others; what is not read need not be there.</summary>
    static abstract V Load(T* from, V mask);

    /// <summary>Writes all lanes.</summary>
    static abstract void Store(T* to, V value);

    /// <summary>Writes the lanes of a mask.</summary>
    static abstract void Store(T* to, V value, V mask);

    /// <summary>a b + c, rounded once where the machine can.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    /// <summary>The rows of a square that <see cref="Transpose"/> writes.</summary>
    static abstract int Square { get; }

    /// <summary>Writes the transpose of a square.</summary>
    /// <param name="from">Its first element.</param>
    /// <param name="row">From each of its rows to the next.</param>
    /// <param name="to">Where its first column goes, as a row.</param>
    /// <param name="toRow">From there to where the next goes.</param>
    static abstract void Transpose(T* from, nint row, T* to, nint toRow);
}
