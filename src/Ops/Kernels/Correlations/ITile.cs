namespace Functional.Nn.Ops.Kernels;

/// <summary>A tile of a product of windows: rows of registers that are summed in at the same time.</summary>
internal interface ITile
{
    /// <summary>Sums, and writes what comes of it.</summary>
    /// <typeparam name="R">How many rows it has: 1 to 4.</typeparam>
    /// <typeparam name="W">How many registers a row has: 1 to 3.</typeparam>
    /// <typeparam name="E">1 where registers are not full, else 0.</typeparam>
    void Run<R, W, E>() where R : struct, IConstant where W : struct, IConstant where E : struct, IConstant;
}
