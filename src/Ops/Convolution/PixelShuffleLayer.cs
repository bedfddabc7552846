using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

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
    /// <summary>Channels as space: <c>[n, c f², h, w] → [n, c, h f, w f]</c>.</summary>
    public static Layer PixelShuffle(int factor) => new PixelShuffleLayer(factor);
}
