namespace Functional.Nn.Ops;

/// <summary>The largest element of each channel: <c>[n, channels, ...] → [n, channels]</c>.</summary>
/// <param name="KeepAxes">Whether the spatial axes stay, as extents 1.</param>
public sealed record GlobalMaxPoolLayer(bool KeepAxes = false) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.AdaptiveMaxPool(x, [1]) is var y && KeepAxes ? y : Functions.Reshape(y, x.Shape[..2]);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The largest element of each channel.</summary>
    public static Layer GlobalMaxPool(bool keepAxes = false) => new GlobalMaxPoolLayer(keepAxes);
}
