using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>The mean of each window over all spatial axes of <c>[n, channels, ...]</c>.</summary>
/// <param name="Kernel">The positions of a window on each axis.</param>
/// <param name="Stride">The step from window to window; the window itself if left out.</param>
/// <param name="Padding">How far windows reach beyond both ends, at most half of a window; or <c>same</c>: as far as gives ⌈extent / stride⌉ windows.</param>
/// <param name="CeilMode">Whether a last window counts that reaches beyond the padding.</param>
/// <param name="CountPadding">Whether the padding counts for the mean, as zeros.</param>
public sealed record AvgPoolLayer(
    [Range(1, int.MaxValue)] PerAxis Kernel,
    [Range(1, int.MaxValue)] PerAxis? Stride = null,
    [Range(0, int.MaxValue)] Padding Padding = default,
    bool CeilMode = false,
    bool CountPadding = true) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.AvgPool(x, Kernel, Stride, Padding, CeilMode, CountPadding);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The mean of each window over all spatial axes; the stride is the window if it is left out.</summary>
    public static Layer AvgPool(PerAxis kernel, PerAxis? stride = null, Padding padding = default, bool ceilMode = false, bool countPadding = true) => new AvgPoolLayer(kernel, stride, padding, ceilMode, countPadding);
}
