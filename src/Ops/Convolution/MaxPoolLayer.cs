using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>The largest element of each window over all spatial axes of <c>[n, channels, ...]</c>.</summary>
/// <param name="Kernel">The positions of a window on each axis.</param>
/// <param name="Stride">The step from window to window; the window itself if left out.</param>
/// <param name="Padding">How far windows reach beyond both ends, at most half of a window; or <c>same</c>: as far as gives ⌈extent / stride⌉ windows.</param>
/// <param name="Dilation">The step inside of a window.</param>
/// <param name="CeilMode">Whether a last window counts that reaches beyond the padding.</param>
public sealed record MaxPoolLayer(
    [Range(1, int.MaxValue)] PerAxis Kernel,
    [Range(1, int.MaxValue)] PerAxis? Stride = null,
    [Range(0, int.MaxValue)] Padding Padding = default,
    [Range(1, int.MaxValue)] PerAxis Dilation = default,
    bool CeilMode = false) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.MaxPool(x, Kernel, Stride, Padding, Dilation, CeilMode);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The largest element of each window over all spatial axes; the stride is the window if it is left out.</summary>
    public static Layer MaxPool(PerAxis kernel, PerAxis? stride = null, Padding padding = default, PerAxis dilation = default, bool ceilMode = false) => new MaxPoolLayer(kernel, stride, padding, dilation, ceilMode);
}
