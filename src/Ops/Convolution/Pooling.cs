namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The largest element of each window over the spatial axes of <c>[n, channels, ...]</c>; the first takes all slope. The stride is
    /// the window where it is left out.</summary>
    public static Expr MaxPool(Expr x, PerAxis kernel, PerAxis? stride = null, Padding padding = default, PerAxis dilation = default, bool ceilMode = false) =>
        LargestOf(x, PoolWindows(x, kernel, stride, padding, dilation, ceilMode));

    /// <summary>The mean of each window over the spatial axes of <c>[n, channels, ...]</c>, of which the padding is a part as zeros, or none. The
    /// stride is the window where it is left out.</summary>
    public static Expr AvgPool(Expr x, PerAxis kernel, PerAxis? stride = null, Padding padding = default, bool ceilMode = false, bool countPadding = true) =>
        ResampleLast(x, PoolWindows(x, kernel, stride, padding, 1, ceilMode, countPadding));

    /// <summary>The largest elements of so many windows, as equal as can be, over the spatial axes of <c>[n, channels, ...]</c>.</summary>
    public static Expr AdaptiveMaxPool(Expr x, PerAxis size) => LargestOf(x, [.. Each(size, SpaceOf(x)).Select(count => new AdaptiveSampling(count))]);

    /// <summary>The means of so many windows, as equal as can be, over the spatial axes of <c>[n, channels, ...]</c>.</summary>
    public static Expr AdaptiveAvgPool(Expr x, PerAxis size) => ResampleLast(Spatial(x), [.. Each(size, SpaceOf(x)).Select(count => new AdaptiveSampling(count))]);

    /// <summary>The spatial axes of <c>[n, channels, ...]</c> with other extents, each position reading the one below it.</summary>
    public static Expr UpsampleNearest(Expr x, PerAxis size) => ResampleLast(Spatial(x), [.. Each(size, SpaceOf(x)).Select(count => new NearestSampling(count))]);

    /// <summary>The spatial axes of <c>[n, channels, ...]</c> with other extents, by linear interpolation on each; with two of them, bilinear.</summary>
    public static Expr UpsampleLinear(Expr x, PerAxis size, bool alignCorners = false) =>
        ResampleLast(Spatial(x), [.. Each(size, SpaceOf(x)).Select(count => new LinearSampling(count, alignCorners))]);

    /// <summary>The spatial axes of <c>[n, channels, ...]</c> about <paramref name="scale"/> times as long, one number for all or one for each: ⌊extent scale⌋
    /// positions, each reading the one below its place over the scale.</summary>
    public static Expr RescaleNearest(Expr x, params ValueList<double> scale) => Rescaled(x, scale, (positions, factor) => new NearestSampling(positions, factor));

    /// <summary>The spatial axes of <c>[n, channels, ...]</c> about <paramref name="scale"/> times as long, one number for all or one for each: ⌊extent scale⌋
    /// positions, between those at their places over the scale.</summary>
    public static Expr RescaleLinear(Expr x, ValueList<double> scale, bool alignCorners = false) =>
        Rescaled(x, scale, (positions, factor) => new LinearSampling(positions, alignCorners, factor));

    private static Expr Rescaled(Expr x, ValueList<double> scale, Func<int, double, Sampling> sampling)
    {
        var space = SpaceOf(Spatial(x));
        return scale.Count is not 1 && scale.Count != space.Rank ? throw new ShapeException(new ShapeError("rescaling") { Expected = $"one scale, or one for each of {space.Rank} spatial axes", Found = $"{scale}" })
            : scale.Any(factor => !(factor > 0)) ? throw new ShapeException(new ShapeError("rescaling") { Expected = "scales above 0", Found = $"{scale}" })
            : ResampleLast(x, [.. space.Select((dim, axis) => scale[scale.Count == 1 ? 0 : axis] is var factor ? sampling((int)Math.Min(dim.Extent * factor, int.MaxValue), factor) : null!)]);
    }

    private static ValueList<Sampling> PoolWindows(Expr x, PerAxis kernel, PerAxis? stride, Padding padding, PerAxis dilation, bool ceilMode, bool countPadding = true)
    {
        var space = SpaceOf(Spatial(x));
        var (k, s, d) = (Each(kernel, space), Each(stride ?? kernel, space, nameof(stride)), Each(dilation, space));
        var (sides, beyond) = Sides(padding, space, k, s, d);
        return [.. space.Select((_, i) => new WindowSampling(k[i], s[i], sides[i], d[i], ceilMode && !padding.IsSame, countPadding, beyond[i]))];
    }

    private static Expr LargestOf(Expr x, ValueList<Sampling> windows) => Expr.Of(new MaxPoolOp(windows), [Spatial(x)])[0];
}
