using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>Transposed convolution by learned weights <c>[in, channels / groups, ...]</c>, over as many spatial axes as the input <c>[n, in, ...]</c> has.</summary>
/// <param name="Channels">The number of output channels.</param>
/// <param name="Kernel">The positions of a window on each axis.</param>
/// <param name="Stride">The step from window to window.</param>
/// <param name="Padding">What is taken off on both sides, or <c>same</c>: as much as makes extents stride times as long.</param>
/// <param name="OutputPadding">What is added at the end; nothing if left out.</param>
/// <param name="Dilation">The step inside of a window.</param>
/// <param name="Groups">Into how many groups, of their own inputs and outputs, the channels fall.</param>
/// <param name="Bias">Whether a number is added to each channel.</param>
/// <param name="Weight">How the weights start; Glorot uniform if left out. The fans are channels of a group times positions of a window.</param>
/// <param name="Offset">How the bias starts; 0 if left out.</param>
public sealed record ConvTransposeLayer(
    [Range(1, int.MaxValue)] int Channels,
    [Range(1, int.MaxValue)] PerAxis Kernel,
    [Range(1, int.MaxValue)] PerAxis Stride = default,
    [Range(0, int.MaxValue)] Padding Padding = default,
    [Range(0, int.MaxValue)] PerAxis? OutputPadding = null,
    [Range(1, int.MaxValue)] PerAxis Dilation = default,
    [Range(1, int.MaxValue)] int Groups = 1,
    bool Bias = true,
    Initializer? Weight = null,
    Initializer? Offset = null) : ConvolutionLayer(Channels, Kernel, Stride, Padding, Dilation, Groups, Bias, Weight, Offset)
{
    /// <inheritdoc/>
    private protected override Shape Weights(int inputs) => [inputs, Channels / Groups];

    /// <inheritdoc/>
    private protected override Expr Convolved(Expr x, Expr weight, Expr? bias) => Functions.ConvTranspose(x, weight, bias, Stride, Padding, Dilation, Groups, OutputPadding);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Transposed convolution over the spatial axes of <c>[n, in, ...]</c>, with <paramref name="channels"/> outputs.</summary>
    public static Layer ConvTranspose(int channels, PerAxis kernel, PerAxis stride = default, Padding padding = default, PerAxis? outputPadding = null, PerAxis dilation = default, int groups = 1, bool bias = true, Initializer? weight = null, Initializer? offset = null) =>
        new ConvTransposeLayer(channels, kernel, stride, padding, outputPadding, dilation, groups, bias, weight, offset);
}
