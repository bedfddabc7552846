using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>Space as channels: <c>[n, c, h f, w f] → [n, c f², h, w]</c>, for any number of spatial axes; the inverse of <see cref="PixelShuffleLayer"/>.</summary>
/// <param name="Factor">f: how many positions of an axis become one.</param>
public sealed record PixelUnshuffleLayer([Range(1, int.MaxValue)] int Factor) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.PixelUnshuffle(x, Factor);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Space as channels: <c>[n, c, h f, w f] → [n, c f², h, w]</c>.</summary>
    public static Layer PixelUnshuffle(int factor) => new PixelUnshuffleLayer(factor);
}
