using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>Windows as columns (im2col): <c>[n, channels, ...] → [n, channels · positions of a window, windows]</c>.</summary>
/// <param name="Kernel">The positions of a window on each axis.</param>
/// <param name="Stride">The step from window to window.</param>
/// <param name="Padding">The zeros on both sides, or <c>same</c>: as many as give ⌈extent / stride⌉ windows.</param>
/// <param name="Dilation">The step inside of a window.</param>
public sealed record UnfoldLayer(
    [Range(1, int.MaxValue)] PerAxis Kernel,
    [Range(1, int.MaxValue)] PerAxis Stride = default,
    [Range(0, int.MaxValue)] Padding Padding = default,
    [Range(1, int.MaxValue)] PerAxis Dilation = default) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.Unfold(x, Kernel, Stride, Padding, Dilation);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Windows as columns: <c>[n, channels, ...] → [n, channels · positions of a window, windows]</c>.</summary>
    public static Layer Unfold(PerAxis kernel, PerAxis stride = default, Padding padding = default, PerAxis dilation = default) => new UnfoldLayer(kernel, stride, padding, dilation);
}
