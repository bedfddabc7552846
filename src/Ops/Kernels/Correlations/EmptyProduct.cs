namespace Functional.Nn.Ops.Kernels;

/// <summary>The products where there is nothing to multiply: sums of nothing.</summary>
internal sealed class EmptyProduct<T> : ICorrelationProduct<T>
{
    /// <inheritdoc/>
    public void ToWindows(ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y, Part examples) => y.Clear();

    /// <inheritdoc/>
    public void ToPlanes(ReadOnlySpan<T> y, ReadOnlySpan<T> w, Span<T> x, Part examples) => x.Clear();

    /// <inheritdoc/>
    public void ToWeights(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> w, Part channels) => w.Clear();
}
