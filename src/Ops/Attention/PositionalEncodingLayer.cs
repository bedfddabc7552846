namespace Functional.Nn.Ops;

/// <summary>Sines and cosines of the positions are added (Vaswani et al., 2017): <c>[batch, length, embed] → [batch, length, embed]</c>.</summary>
public sealed record PositionalEncodingLayer : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => x is { Kind: Kind.Real, Shape: [_, { IsKnown: true } length, { IsKnown: true } embed] }
        ? x + Functions.SinusoidalPositions(length.Extent, embed.Extent)
        : new ShapeError("positional-encoding") { Expected = "real numbers [batch, length, embed]", Found = $"{x.Type}" };
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Sines and cosines of the positions are added: <c>[batch, length, embed] → [batch, length, embed]</c>.</summary>
    public static Layer PositionalEncoding { get; } = new PositionalEncodingLayer();
}
