using System.Numerics;

namespace Functional.Nn.Ops;

/// <summary>Those of the family that are written in registers, once for every width.</summary>
public abstract record UnaryFunctionOp : UnaryOp
{
    /// <summary>Whether it takes a few instructions, not an exponential or a logarithm.</summary>
    internal bool IsShort => Kernel<double>().IsShort;

    /// <inheritdoc/>
    public sealed override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => Kernel<T>().Run;

    /// <inheritdoc/>
    protected sealed override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Kernel<T>().Run(x, y);

    private protected abstract UnaryKernel<T> Kernel<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
