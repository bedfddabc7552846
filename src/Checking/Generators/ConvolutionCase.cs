using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Functional.Nn.Checking;

/// <summary>Shapes and attributes of a convolution that fit each other.</summary>
/// <param name="Examples">The number of examples.</param>
/// <param name="Inputs">The input channels of a group.</param>
/// <param name="Outputs">The output channels of a group.</param>
/// <param name="Groups">The number of groups.</param>
/// <param name="Axes">The spatial axes.</param>
internal sealed record ConvolutionCase(int Examples, int Inputs, int Outputs, int Groups, ImmutableArray<ConvolutionAxis> Axes)
{
    public Shape X => Shape.Of([Examples, Inputs * Groups, .. Axes.Select(a => (Dim)a.Extent)]);

    public Shape Weights => Shape.Of([Outputs * Groups, Inputs, .. Axes.Select(a => (Dim)a.Kernel)]);

    public Shape Y => Shape.Of([Examples, Outputs * Groups, .. Axes.Select(a => (Dim)a.Windows)]);

    public ValueList<int> Strides => [.. Axes.Select(a => a.Stride)];

    public ValueList<int> Paddings => [.. Axes.Select(a => a.Padding)];

    public ValueList<int> Dilations => [.. Axes.Select(a => a.Dilation)];

    public ValueList<int> Kernel => [.. Axes.Select(a => a.Kernel)];

    /// <summary>What of each extent no window reaches.</summary>
    public ValueList<int> Slack => [.. Axes.Select(a => a.Room % a.Stride)];
}

/// <summary>A spatial axis of a convolution.</summary>
/// <param name="Kernel">The positions of a window.</param>
/// <param name="Stride">The step from window to window.</param>
/// <param name="Padding">The zeros on both sides.</param>
/// <param name="Dilation">The step inside of a window.</param>
/// <param name="More">What the axis has beyond the smallest extent that holds a window.</param>
internal sealed record ConvolutionAxis(int Kernel, int Stride, int Padding, int Dilation, int More)
{
    public int Extent => Math.Max(0, Covered - (2 * Padding)) + More;

    public int Room => Extent + (2 * Padding) - Covered;

    public int Windows => (Room / Stride) + 1;

    private int Covered => (Dilation * (Kernel - 1)) + 1;

    /// <summary>Small ones: the smaller, the more axes there are.</summary>
    public static Gen<ConvolutionAxis> Any(int axes) =>
        from kernel in Gen.Choose(1, axes > 2 ? 2 : 3)
        from stride in Gen.Choose(1, 3)
        from padding in Gen.Choose(0, axes > 2 ? 1 : 2)
        from dilation in Gen.Choose(1, 2)
        from more in Gen.Choose(0, axes > 1 ? 1 : 3)
        select new ConvolutionAxis(kernel, stride, padding, dilation, more);
}
