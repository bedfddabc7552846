using System.Numerics;

namespace Functional.Nn;

/// <summary>What runs on a block before the next does.</summary>
internal abstract class BlockStep<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Runs on the blocks that a <see cref="BlockLayout"/> tells, of so many elements.</summary>
    public abstract void Run(Block<T>[] operands, int length, Machine<T> machine);
}

/// <summary>One kernel.</summary>
/// <param name="op">Its op.</param>
/// <param name="kernel">The kernel.</param>
/// <param name="first">Where among the operands its inputs begin; its result is behind them.</param>
/// <param name="inputs">How many there are.</param>
internal sealed class KernelStep<T>(Op op, Kernel<T> kernel, int first, int inputs) : BlockStep<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override void Run(Block<T>[] operands, int length, Machine<T> machine) =>
        kernel(new Call<T>(op, operands.AsSpan(first, inputs), operands.AsSpan(first + inputs, 1), machine.Symbols, Part.Whole, machine.Workers));
}
