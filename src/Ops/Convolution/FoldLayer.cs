using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>Columns added up where their windows lie (col2im), the transpose of <see cref="UnfoldLayer"/>:
/// <c>[n, channels · positions of a window, windows] → [n, channels, size...]</c>.</summary>
/// <param name="Size">The spatial extents.</param>
/// <param name="Kernel">The positions of a window on each axis.</param>
/// <param name="Stride">The step from window to window.</param>
/// <param name="Padding">The zeros on both sides, or <c>same</c>: as many as give ⌈extent / stride⌉ windows.</param>
/// <param name="Dilation">The step inside of a window.</param>
public sealed record FoldLayer(
    Shape Size,
    [Range(1, int.MaxValue)] PerAxis Kernel,
    [Range(1, int.MaxValue)] PerAxis Stride = default,
    [Range(0, int.MaxValue)] Padding Padding = default,
    [Range(1, int.MaxValue)] PerAxis Dilation = default) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.Fold(x, Size, Kernel, Stride, Padding, Dilation);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Columns added up where their windows lie: <c>[n, channels · positions of a window, windows] → [n, channels, size...]</c>.</summary>
    public static Layer Fold(Shape size, PerAxis kernel, PerAxis stride = default, Padding padding = default, PerAxis dilation = default) => new FoldLayer(size, kernel, stride, padding, dilation);
}
