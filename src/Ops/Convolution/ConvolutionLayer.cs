namespace Functional.Nn.Ops;

/// <summary>The family of convolutions <c>[n, in, ...] → [n, channels, ...]</c> over as many spatial axes as the input has.</summary>
/// <param name="Channels">The number of output channels.</param>
/// <param name="Kernel">The positions of a window on each axis.</param>
/// <param name="Stride">The step from window to window.</param>
/// <param name="Padding">The padding on both sides.</param>
/// <param name="Dilation">The step inside of a window.</param>
/// <param name="Groups">Into how many groups, of their own inputs and outputs, the channels fall.</param>
/// <param name="Bias">Whether a number is added to each channel.</param>
/// <param name="Weight">How the weights start; Glorot uniform if left out. The fans are channels of a group times positions of a window.</param>
/// <param name="Offset">How the bias starts; 0 if left out.</param>
public abstract record ConvolutionLayer(int Channels, PerAxis Kernel, PerAxis Stride, Padding Padding, PerAxis Dilation, int Groups, bool Bias, Initializer? Weight, Initializer? Offset) : Layer
{
    /// <inheritdoc/>
    protected sealed override Applied Output(Expr x, Place place)
    {
        if (Functions.Spatial(x).Shape[1] is not { IsKnown: true, Extent: var inputs } || inputs % Groups != 0 || Channels % Groups != 0)
            return new ShapeError(Term.HeadOf(GetType())) { Expected = $"[n, in, ...] with a known number of channels; it, and {Channels}, a multiple of {Groups}", Found = $"{x.Type}" };
        var kernel = Shape.Of([.. Functions.Each(Kernel, Functions.SpaceOf(x)).Select(k => (Dim)k)]);
        var taps = kernel.Aggregate(1.0, (product, extent) => product * extent.Extent);
        var fans = new Fans(Fan(inputs / Groups * taps), Fan(Channels / Groups * taps));
        return Convolved(
            x,
            place.Param("weight", Weights(inputs).Concat(kernel), Weight ?? Initializers.Glorot, fans),
            Bias ? place.Param("bias", [Channels], Offset ?? Initializers.Constant(0), fans) : null);
    }

    /// <summary>The shape of the weights without the window.</summary>
    private protected abstract Shape Weights(int inputs);

    /// <summary>The result for weights and a bias, if there is one.</summary>
    private protected abstract Expr Convolved(Expr x, Expr weight, Expr? bias);

    private static int Fan(double count) => (int)Math.Min(int.MaxValue, count);
}
