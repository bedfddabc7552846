using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>The largest element of each window over all spatial axes of <c>[n, channels, ...]</c>.</summary>
/// <param name="Kernel">The positions of a window on each axis.</param>
/// <param name="Stride">The step from window to window; 0 for the window itself.</param>
/// <param name="Padding">How far windows reach beyond both ends; at most half of a window.</param>
/// <param name="Dilation">The step inside of a window.</param>
/// <param name="CeilMode">Whether a last window counts that reaches beyond the padding.</param>
public sealed record MaxPoolLayer(
    [Range(1, int.MaxValue)] int Kernel,
    [Range(0, int.MaxValue)] int Stride = 0,
    [Range(0, int.MaxValue)] int Padding = 0,
    [Range(1, int.MaxValue)] int Dilation = 1,
    bool CeilMode = false) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.MaxPool(x, [Kernel], [Stride == 0 ? Kernel : Stride], [Padding], [Dilation], CeilMode);
}

/// <summary>The mean of each window over all spatial axes of <c>[n, channels, ...]</c>.</summary>
/// <param name="Kernel">The positions of a window on each axis.</param>
/// <param name="Stride">The step from window to window; 0 for the window itself.</param>
/// <param name="Padding">How far windows reach beyond both ends; at most half of a window.</param>
/// <param name="CeilMode">Whether a last window counts that reaches beyond the padding.</param>
/// <param name="CountPadding">Whether the padding counts for the mean, as zeros.</param>
public sealed record AvgPoolLayer(
    [Range(1, int.MaxValue)] int Kernel,
    [Range(0, int.MaxValue)] int Stride = 0,
    [Range(0, int.MaxValue)] int Padding = 0,
    bool CeilMode = false,
    bool CountPadding = true) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.AvgPool(x, [Kernel], [Stride == 0 ? Kernel : Stride], [Padding], CeilMode, CountPadding);
}

/// <summary>The largest elements of so many windows on each spatial axis of <c>[n, channels, ...]</c>, as equal as can be.</summary>
/// <param name="Size">The number of windows on each axis.</param>
public sealed record AdaptiveMaxPoolLayer([Range(1, int.MaxValue)] int Size) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.AdaptiveMaxPool(x, [Size]);
}

/// <summary>The means of so many windows on each spatial axis of <c>[n, channels, ...]</c>, as equal as can be.</summary>
/// <param name="Size">The number of windows on each axis.</param>
public sealed record AdaptiveAvgPoolLayer([Range(1, int.MaxValue)] int Size) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.AdaptiveAvgPool(x, [Size]);
}

/// <summary>The largest element of each channel: <c>[n, channels, ...] → [n, channels]</c>.</summary>
/// <param name="KeepAxes">Whether the spatial axes stay, as extents 1.</param>
public sealed record GlobalMaxPoolLayer(bool KeepAxes = false) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.AdaptiveMaxPool(x, [1]) is var y && KeepAxes ? y : Functions.Reshape(y, x.Shape[..2]);
}

/// <summary>The mean of each channel: <c>[n, channels, ...] → [n, channels]</c>.</summary>
/// <param name="KeepAxes">Whether the spatial axes stay, as extents 1.</param>
public sealed record GlobalAvgPoolLayer(bool KeepAxes = false) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) =>
        Functions.Mean(Functions.Spatial(x), Axes.Of([.. Enumerable.Range(2, x.Shape.Rank - 2)]), KeepAxes);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The largest element of each window over all spatial axes; the stride is the window if it is 0.</summary>
    public static Layer MaxPool(int kernel, int stride = 0, int padding = 0, int dilation = 1, bool ceilMode = false) => new MaxPoolLayer(kernel, stride, padding, dilation, ceilMode);

    /// <summary>The mean of each window over all spatial axes; the stride is the window if it is 0.</summary>
    public static Layer AvgPool(int kernel, int stride = 0, int padding = 0, bool ceilMode = false, bool countPadding = true) => new AvgPoolLayer(kernel, stride, padding, ceilMode, countPadding);

    /// <summary>The largest elements of so many windows on each spatial axis, as equal as can be.</summary>
    public static Layer AdaptiveMaxPool(int size) => new AdaptiveMaxPoolLayer(size);

    /// <summary>The means of so many windows on each spatial axis, as equal as can be.</summary>
    public static Layer AdaptiveAvgPool(int size) => new AdaptiveAvgPoolLayer(size);

    /// <summary>The largest element of each channel.</summary>
    public static Layer GlobalMaxPool(bool keepAxes = false) => new GlobalMaxPoolLayer(keepAxes);

    /// <summary>The mean of each channel.</summary>
    public static Layer GlobalAvgPool(bool keepAxes = false) => new GlobalAvgPoolLayer(keepAxes);
}
