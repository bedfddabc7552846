namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Channels as space (Shi et al., 2016): <c>[n, c f², h, w] → [n, c, h f, w f]</c>, for any number of spatial axes.</summary>
    public static Expr PixelShuffle(Expr x, int factor)
    {
        var axes = Spatial(x).Shape.Rank - 2;
        var block = factor < 1 ? 0 : Math.Pow(factor, axes);
        if (!x.Shape[1..].IsKnown || block < 1 || x.Shape[1].Extent % block != 0)
            throw new ShapeException(new ShapeError("pixel-shuffle") { Expected = $"[n, channels, ...] of known extents, the channels a multiple of {factor} to the power of {axes}", Found = $"{x.Type}" });
        var channels = (int)(x.Shape[1].Extent / block);
        var apart = Reshape(x, Shape.Of([x.Shape[0], channels, .. Enumerable.Repeat((Dim)factor, axes), .. x.Shape[2..]]));
        var beside = Transpose(apart, Axes.Of([0, 1, .. Enumerable.Range(0, axes).SelectMany(axis => (int[])[2 + axes + axis, 2 + axis])]));
        return Reshape(beside, Shape.Of([x.Shape[0], channels, .. x.Shape[2..].Select(extent => TimesExtent(extent, factor))]));
    }

    /// <summary>Space as channels, the inverse of <see cref="PixelShuffle"/>: <c>[n, c, h f, w f] → [n, c f², h, w]</c>, for any number of
    /// spatial axes.</summary>
    public static Expr PixelUnshuffle(Expr x, int factor)
    {
        var axes = Spatial(x).Shape.Rank - 2;
        if (factor < 1 || !x.Shape[1..].IsKnown || SpaceOf(x).Any(extent => extent.Extent % factor != 0))
            throw new ShapeException(new ShapeError("pixel-unshuffle") { Expected = $"[n, channels, ...] of known extents, the spatial ones multiples of {factor}", Found = $"{x.Type}" });
        var apart = Reshape(x, Shape.Of([.. x.Shape[..2], .. SpaceOf(x).SelectMany(extent => (Dim[])[extent.Extent / factor, factor])]));
        var inside = Transpose(apart, Axes.Of([0, 1, .. Enumerable.Range(0, axes).Select(axis => 3 + (2 * axis)), .. Enumerable.Range(0, axes).Select(axis => 2 + (2 * axis))]));
        var channels = Enumerable.Range(0, axes).Aggregate(x.Shape[1], (product, _) => TimesExtent(product, factor));
        return Reshape(inside, Shape.Of([x.Shape[0], channels, .. SpaceOf(x).Select(extent => (Dim)(extent.Extent / factor))]));
    }
}
