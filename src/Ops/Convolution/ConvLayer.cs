using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>Convolution by learned weights <c>[channels, in / groups, ...]</c>, over as many spatial axes as the input <c>[n, in, ...]</c> has.</summary>
/// <param name="Channels">The number of output channels.</param>
/// <param name="Kernel">The positions of a window on each axis.</param>
/// <param name="Stride">The step from window to window.</param>
/// <param name="Padding">The zeros on both sides, or <c>same</c>: as many as give ⌈extent / stride⌉ windows.</param>
/// <param name="Dilation">The step inside of a window.</param>
/// <param name="Groups">Into how many groups, of their own inputs and outputs, the channels fall.</param>
/// <param name="Bias">Whether a number is added to each channel.</param>
/// <param name="Weight">How the weights start; Glorot uniform if left out. The fans are channels of a group times positions of a window.</param>
/// <param name="Offset">How the bias starts; 0 if left out.</param>
public sealed record ConvLayer(
    [Range(1, int.MaxValue)] int Channels,
    [Range(1, int.MaxValue)] PerAxis Kernel,
    [Range(1, int.MaxValue)] PerAxis Stride = default,
    [Range(0, int.MaxValue)] Padding Padding = default,
    [Range(1, int.MaxValue)] PerAxis Dilation = default,
    [Range(1, int.MaxValue)] int Groups = 1,
    bool Bias = true,
    Initializer? Weight = null,
    Initializer? Offset = null) : ConvolutionLayer(Channels, Kernel, Stride, Padding, Dilation, Groups, Bias, Weight, Offset)
{
    /// <inheritdoc/>
    private protected override Shape Weights(int inputs) => [Channels, inputs / Groups];

    /// <inheritdoc/>
    private protected override Expr Convolved(Expr x, Expr weight, Expr? bias) => Functions.Conv(x, weight, bias, Stride, Padding, Dilation, Groups);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Convolution over the spatial axes of <c>[n, in, ...]</c>, with <paramref name="channels"/> outputs.</summary>
    public static Layer Conv(int channels, PerAxis kernel, PerAxis stride = default, Padding padding = default, PerAxis dilation = default, int groups = 1, bool bias = true, Initializer? weight = null, Initializer? offset = null) =>
        new ConvLayer(channels, kernel, stride, padding, dilation, groups, bias, weight, offset);
}
