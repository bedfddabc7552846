namespace Functional.Nn.Ops;

/// <summary>The mean of each channel: <c>[n, channels, ...] → [n, channels]</c>.</summary>
/// <param name="KeepAxes">Whether the spatial axes stay, as extents 1.</param>
public sealed record GlobalAvgPoolLayer(bool KeepAxes = false) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) =>
        Functions.Mean(Functions.Spatial(x), Axes.Of([.. Enumerable.Range(2, x.Shape.Rank - 2)]), KeepAxes);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The mean of each channel.</summary>
    public static Layer GlobalAvgPool(bool keepAxes = false) => new GlobalAvgPoolLayer(keepAxes);
}
