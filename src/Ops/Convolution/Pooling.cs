namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The largest element of each window over the spatial axes of <c>[n, channels, ...]</c>; the first takes all slope. One number
    /// serves all axes; the stride is the window where it is left out.</summary>
    public static Expr MaxPool(Expr x, ValueList<int> kernel, ValueList<int> stride = default, ValueList<int> padding = default, ValueList<int> dilation = default, bool ceilMode = false) =>
        LargestOf(x, PoolWindows(x, kernel, stride, padding, dilation, ceilMode));

    /// <summary>The mean of each window over the spatial axes of <c>[n, channels, ...]</c>, of which the padding is a part as zeros, or none. One
    /// number serves all axes; the stride is the window where it is left out.</summary>
    public static Expr AvgPool(Expr x, ValueList<int> kernel, ValueList<int> stride = default, ValueList<int> padding = default, bool ceilMode = false, bool countPadding = true) =>
        ResampleLast(x, PoolWindows(x, kernel, stride, padding, default, ceilMode, countPadding));

    /// <summary>The largest elements of so many windows, as equal as can be, over the spatial axes of <c>[n, channels, ...]</c>.</summary>
    public static Expr AdaptiveMaxPool(Expr x, ValueList<int> size) => LargestOf(x, [.. PerAxis(size, x, 1).Select(count => new AdaptiveSampling(count))]);

    /// <summary>The means of so many windows, as equal as can be, over the spatial axes of <c>[n, channels, ...]</c>.</summary>
    public static Expr AdaptiveAvgPool(Expr x, ValueList<int> size) => ResampleLast(Spatial(x), [.. PerAxis(size, x, 1).Select(count => new AdaptiveSampling(count))]);

    /// <summary>The spatial axes of <c>[n, channels, ...]</c> with other extents, each position reading the one below it.</summary>
    public static Expr UpsampleNearest(Expr x, ValueList<int> size) => ResampleLast(Spatial(x), [.. PerAxis(size, x, 1).Select(count => new NearestSampling(count))]);

    /// <summary>The spatial axes of <c>[n, channels, ...]</c> with other extents, by linear interpolation on each; with two of them, bilinear.</summary>
    public static Expr UpsampleLinear(Expr x, ValueList<int> size, bool alignCorners = false) =>
        ResampleLast(Spatial(x), [.. PerAxis(size, x, 1).Select(count => new LinearSampling(count, alignCorners))]);

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

    /// <summary>The windows of <c>[n, channels, ...]</c> as columns (im2col): <c>[n, channels · positions of a window, windows]</c>, 0 in the
    /// padding. One number serves all axes; stride and dilation are 1 and padding 0 where they are left out.</summary>
    public static Expr Unfold(Expr x, ValueList<int> kernel, ValueList<int> stride = default, ValueList<int> padding = default, ValueList<int> dilation = default)
    {
        var axes = Spatial(x).Shape.Rank - 2;
        var (k, s, p, d) = (PerAxis(kernel, x, 1), PerAxis(stride, x, 1), PerAxis(padding, x, 0), PerAxis(dilation, x, 1));
        var read = ResampleLast(x, [.. Enumerable.Range(0, axes).Select(i => new PatchSampling(k[i], s[i], p[i], d[i]))]);
        Dim[] windows = [.. Enumerable.Range(0, axes).Select(i => (Dim)(read.Shape[i + 2].Extent / k[i]))];
        var apart = Reshape(read, Shape.Of([x.Shape[0], x.Shape[1], .. Enumerable.Range(0, axes).SelectMany(i => (Dim[])[k[i], windows[i]])]));
        var columns = Transpose(apart, Axes.Of([0, 1, .. Enumerable.Range(0, axes).Select(i => 2 + (2 * i)), .. Enumerable.Range(0, axes).Select(i => 3 + (2 * i))]));
        return Reshape(columns, [x.Shape[0], x.Shape[1].Extent * Shape.Of([.. k.Select(i => (Dim)i)]).Size, Shape.Of(windows).Size]);
    }

    /// <summary>The extent times a factor.</summary>
    internal static Dim TimesExtent(Dim extent, int factor) => Dim.Of((long)extent.Extent * factor).Match(Right: scaled => scaled, Left: error => throw new ShapeException(error));

    /// <summary>The expression, if it is <c>[n, channels, ...]</c> with a spatial axis at least.</summary>
    internal static Expr Spatial(Expr x) => x is { Kind: Kind.Real, Shape.Rank: > 2 }
        ? x
        : throw new ShapeException(new ShapeError("spatial axes") { Expected = "real numbers [n, channels, ...] with one spatial axis or more", Found = $"{x.Type}" });

    private static ValueList<Sampling> PoolWindows(Expr x, ValueList<int> kernel, ValueList<int> stride, ValueList<int> padding, ValueList<int> dilation, bool ceilMode, bool countPadding = true)
    {
        var axes = Spatial(x).Shape.Rank - 2;
        var (k, s, p, d) = (PerAxis(kernel, x, 1), PerAxis(stride.Count == 0 ? kernel : stride, x, 1), PerAxis(padding, x, 0), PerAxis(dilation, x, 1));
        return [.. Enumerable.Range(0, axes).Select(i => new WindowSampling(k[i], s[i], p[i], d[i], ceilMode, countPadding))];
    }

    private static Expr LargestOf(Expr x, ValueList<Sampling> windows) => Expr.Of(new MaxPoolOp(windows), [Spatial(x)])[0];
}
