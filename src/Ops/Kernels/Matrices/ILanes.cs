namespace Functional.Nn.Ops.Kernels;

/// <summary>A register of numbers: what inner loops are written in, once for every width.</summary>
/// <typeparam name="TSelf">The register.</typeparam>
/// <typeparam name="T">The numbers in it.</typeparam>
internal unsafe interface ILanes<TSelf, T> where TSelf : unmanaged, ILanes<TSelf, T> where T : unmanaged
{
    /// <summary>How many numbers it holds.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in all lanes.</summary>
    static abstract TSelf All(T value);

    /// <summary>A mask of the first lanes; none for a count below 1.</summary>
    static abstract TSelf First(int count);

    /// <summary>The numbers that stand there.</summary>
    static abstract TSelf Load(T* from);

    /// <summary>Those in the lanes of a mask, 0 in the others; what is not read need not be there.</summary>
    static abstract TSelf Load(T* from, TSelf mask);

    /// <summary>Writes all lanes.</summary>
    static abstract void Store(T* to, TSelf value);

    /// <summary>Writes the lanes of a mask.</summary>
    static abstract void Store(T* to, TSelf value, TSelf mask);

    /// <summary>a b + c, rounded once where the machine can.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>a + b.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);
}
