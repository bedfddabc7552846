using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>Correlations in which one window reads each example as it stands: products of matrices.</summary>
internal sealed class WholeProduct<T>(Correlation of) : ICorrelationProduct<T> where T : unmanaged, INumberBase<T>
{
    /// <inheritdoc/>
    public void ToWindows(ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y, Part examples) =>
        MatrixProduct.Compute(x, false, w, true, y, of.Examples, of.Outputs, of.Depth, examples.First, examples.Count, adds: false);

    /// <inheritdoc/>
    public void ToPlanes(ReadOnlySpan<T> y, ReadOnlySpan<T> w, Span<T> x, Part examples) =>
        MatrixProduct.Compute(y, false, w, false, x, of.Examples, of.Depth, of.Outputs, examples.First, examples.Count, adds: false);

    /// <inheritdoc/>
    public void ToWeights(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> w, Part channels) =>
        MatrixProduct.Compute(y, true, x, false, w, of.Outputs, of.Depth, of.Examples, channels.First, channels.Count, adds: false);
}
