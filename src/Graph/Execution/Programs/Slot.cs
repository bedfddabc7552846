namespace Functional.Nn;

/// <summary>What one worker needs for itself while it runs a plan.</summary>
internal sealed class Slot<T>(int scratch, int operands)
{
    /// <summary>Memory for what stands nowhere else.</summary>
    public Memory<T> Scratch { get; } = new T[scratch];

    /// <summary>What kernels are handed.</summary>
    public Block<T>[] Operands { get; } = new Block<T>[operands];
}
