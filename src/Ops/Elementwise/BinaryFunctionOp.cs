using System.Numerics;

namespace Functional.Nn.Ops;

/// <summary>Those of the family that are written in registers, once for every width.</summary>
public abstract record BinaryFunctionOp : BinaryOp
{
    /// <inheritdoc/>
    public sealed override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => Kernel<T>().Run;

    /// <inheritdoc/>
    protected sealed override void Compute<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => Kernel<T>().Run(x, y, z);

    private protected abstract BinaryKernel<T> Kernel<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
