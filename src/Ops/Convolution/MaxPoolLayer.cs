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

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The largest element of each window over all spatial axes; the stride is the window if it is 0.</summary>
    public static Layer MaxPool(int kernel, int stride = 0, int padding = 0, int dilation = 1, bool ceilMode = false) => new MaxPoolLayer(kernel, stride, padding, dilation, ceilMode);
}
