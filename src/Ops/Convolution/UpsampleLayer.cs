using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>How values between positions are found.</summary>
public enum Interpolation
{
    /// <summary>The value of the position below.</summary>
    Nearest,

    /// <summary>Between the two positions, by distance; on two axes, bilinear.</summary>
    Linear,
}

/// <summary>All spatial axes of <c>[n, channels, ...]</c>, of known extents, some times as long.</summary>
/// <param name="Factor">How many times.</param>
/// <param name="Interpolation">How values between positions are found.</param>
/// <param name="AlignCorners">Whether, in linear interpolation, the centres of the outermost positions stay, instead of their outer edges.</param>
public sealed record UpsampleLayer([Range(1, int.MaxValue)] int Factor, Interpolation Interpolation = Interpolation.Nearest, bool AlignCorners = false) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place)
    {
        ValueList<int> size = [.. Functions.Spatial(x).Shape[2..].Select(dim => Functions.TimesExtent(dim, Factor).Extent)];
        return Interpolation is Interpolation.Nearest ? Functions.UpsampleNearest(x, size) : Functions.UpsampleLinear(x, size, AlignCorners);
    }
}

/// <summary>Channels as space: <c>[n, c f², h, w] → [n, c, h f, w f]</c> (Shi et al., 2016), for any number of spatial axes.</summary>
/// <param name="Factor">f: how many times as long the axes become.</param>
public sealed record PixelShuffleLayer([Range(1, int.MaxValue)] int Factor) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.PixelShuffle(x, Factor);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>All spatial axes <paramref name="factor"/> times as long.</summary>
    public static Layer Upsample(int factor, Interpolation interpolation = Interpolation.Nearest, bool alignCorners = false) => new UpsampleLayer(factor, interpolation, alignCorners);

    /// <summary>Channels as space: <c>[n, c f², h, w] → [n, c, h f, w f]</c>.</summary>
    public static Layer PixelShuffle(int factor) => new PixelShuffleLayer(factor);
}
