namespace Functional.Nn.Ops.Kernels;

/// <summary>The three products of a correlation, each in parts that have the same bits as in the whole.</summary>
/// <typeparam name="T">The numbers.</typeparam>
internal interface ICorrelationProduct<T>
{
    /// <summary>y of some examples, from x and w.</summary>
    void ToWindows(ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y, Part examples);

    /// <summary>x of some examples, from y and w.</summary>
    void ToPlanes(ReadOnlySpan<T> y, ReadOnlySpan<T> w, Span<T> x, Part examples);

    /// <summary>The weights of some channels of y, from x and y.</summary>
    void ToWeights(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> w, Part channels);
}
