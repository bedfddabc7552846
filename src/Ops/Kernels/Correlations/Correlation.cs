using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Functional.Nn.Ops.Kernels;

/// <summary>
/// The three products of the form <c>Σ x[n, i, t s + k d - p] w[o, i, k] y[n, o, t]</c>, i and o of one group: with respect to y (a
/// convolution), to x (its transpose) and to w. Each sums in an order that depends on the extents alone; in the first two, each example by
/// itself.
/// </summary>
internal readonly struct Correlation : IDisposable
{
    /// <param name="x">The shape of x.</param>
    /// <param name="weights">The shape of w.</param>
    /// <param name="y">The shape of y.</param>
    /// <param name="axes">The spatial axes.</param>
    /// <param name="groups">Into how many groups, of their own inputs and outputs, the channels fall.</param>
    /// <param name="lanes">How many numbers a register holds.</param>
    private Correlation(Shape x, Shape weights, Shape y, ReadOnlySpan<WindowAxis> axes, int groups, int lanes)
    {
        (Examples, Groups, Inputs, Outputs) = (x[0].Extent, groups, weights[1].Extent, weights[0].Extent / groups);
        (Plane, Windows, Taps, LastTaps, var isWhole) = (1, 1, 1, axes[^1].Kernel, groups == 1);
        foreach (var axis in axes)
        {
            (Plane, Windows, Taps) = (Plane * axis.Plane, Windows * axis.Windows, Taps * axis.Kernel);
            isWhole &= axis is { Padding: 0, Windows: 1 } && axis.Kernel == axis.Plane;
        }

        (IsWhole, Frame) = (isWhole, new(axes, lanes));
    }

    /// <summary>The number of examples.</summary>
    public int Examples { get; }

    /// <summary>The number of groups.</summary>
    public int Groups { get; }

    /// <summary>The channels of x that a group has.</summary>
    public int Inputs { get; }

    /// <summary>The channels of y that a group has.</summary>
    public int Outputs { get; }

    /// <summary>The elements of a channel of x.</summary>
    public int Plane { get; }

    /// <summary>The elements of a channel of y.</summary>
    public int Windows { get; }

    /// <summary>The taps of a window.</summary>
    public int Taps { get; }

    /// <summary>The taps on the last axis.</summary>
    public int LastTaps { get; }

    /// <summary>The weights of a channel of y.</summary>
    public int Depth => Inputs * Taps;

    /// <summary>Where windows find what they read.</summary>
    public Frame Frame { get; }

    /// <summary>Whether one window reads a whole example as it stands: a product of matrices.</summary>
    private bool IsWhole { get; }

    /// <summary>The correlation of known shapes; stride, padding and dilation for each spatial axis.</summary>
    public static Correlation Of<T>(Shape x, Shape weights, Shape y, ReadOnlySpan<int> stride, ReadOnlySpan<int> padding, ReadOnlySpan<int> dilation, int groups)
    {
        Span<WindowAxis> axes = stackalloc WindowAxis[stride.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            var (windows, kernel) = (y[i + 2].Extent, weights[i + 2].Extent);
            axes[i] = new(x[i + 2].Extent, windows, kernel, windows == 1 ? 1 : stride[i], padding[i], kernel == 1 ? 1 : dilation[i]);
        }

        return new(x, weights, y, axes, groups, HasRegisters<T>() ? Vector256<T>.Count : 1);
    }

    /// <summary>y from x and w.</summary>
    public void ToWindows<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y) where T : unmanaged, INumberBase<T>
    {
        if (IsWhole)
            MatrixProduct.Compute(x, false, w, true, y, Examples, Outputs, Depth);
        else if (!HasRegisters<T>())
            CorrelationProduct<T, Lanes1<T>>.ToWindows(this, x, w, y);
        else if (IsWide<T>())
            CorrelationProduct<T, Lanes512<T>>.ToWindows(this, x, w, y);
        else if (Avx.IsSupported)
            CorrelationProduct<T, Lanes256<T>>.ToWindows(this, x, w, y);
        else
            CorrelationProduct<T, Lanes128<T>>.ToWindows(this, x, w, y);
    }

    /// <summary>x from y and w.</summary>
    public void ToPlanes<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> w, Span<T> x) where T : unmanaged, INumberBase<T>
    {
        if (IsWhole)
            MatrixProduct.Compute(y, false, w, false, x, Examples, Depth, Outputs);
        else if (!HasRegisters<T>())
            CorrelationProduct<T, Lanes1<T>>.ToPlanes(this, y, w, x);
        else if (IsWide<T>())
            CorrelationProduct<T, Lanes512<T>>.ToPlanes(this, y, w, x);
        else if (Avx.IsSupported)
            CorrelationProduct<T, Lanes256<T>>.ToPlanes(this, y, w, x);
        else
            CorrelationProduct<T, Lanes128<T>>.ToPlanes(this, y, w, x);
    }

    /// <summary>w from x and y.</summary>
    public void ToWeights<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> w) where T : unmanaged, INumberBase<T>
    {
        if (IsWhole)
            MatrixProduct.Compute(y, true, x, false, w, Outputs, Depth, Examples);
        else if (!HasRegisters<T>())
            CorrelationProduct<T, Lanes1<T>>.ToWeights(this, x, y, w);
        else if (IsWide<T>())
            CorrelationProduct<T, Lanes512<T>>.ToWeights(this, x, y, w);
        else if (Avx.IsSupported)
            CorrelationProduct<T, Lanes256<T>>.ToWeights(this, x, y, w);
        else
            CorrelationProduct<T, Lanes128<T>>.ToWeights(this, x, y, w);
    }

    /// <summary>Gives back what was lent.</summary>
    public void Dispose() => Frame.Dispose();

    private static bool HasRegisters<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    /// <summary>Whether the widest registers are there, and rows fill them.</summary>
    private bool IsWide<T>() => Avx512F.IsSupported && 4 * Frame.Row >= 3 * ((Frame.Row + Vector512<T>.Count - 1) / Vector512<T>.Count * Vector512<T>.Count);
}
