using System.Runtime.CompilerServices;

namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The extent times a factor.</summary>
    internal static Dim TimesExtent(Dim extent, int factor) => Dim.Of((long)extent.Extent * factor).Match(Right: scaled => scaled, Left: error => throw new ShapeException(error));

    /// <summary>The expression, if it is <c>[n, channels, ...]</c> with a spatial axis at least.</summary>
    internal static Expr Spatial(Expr x) => x is { Kind: Kind.Real, Shape.Rank: > 2 }
        ? x
        : throw new ShapeException(new ShapeError("spatial axes") { Expected = "real numbers [n, channels, ...] with one spatial axis or more", Found = $"{x.Type}" });

    /// <summary>The spatial extents of <c>[n, channels, ...]</c>.</summary>
    internal static Shape SpaceOf(Expr x) => Shape.Of([.. x.Shape.Skip(2)]);

    /// <summary>A vector of channels as it stands beside <c>[n, channels, ...]</c>.</summary>
    internal static Expr OnChannels(Expr vector, Expr x) => Reshape(vector, vector.Shape.Concat(Shape.Of([.. Enumerable.Repeat((Dim)1, Math.Max(0, x.Shape.Rank - 2))])));

    /// <summary>The number of each spatial axis; throws <see cref="ShapeException"/> where there are not so many.</summary>
    internal static ValueList<int> Each(PerAxis numbers, Shape space, [CallerArgumentExpression(nameof(numbers))] string what = "") =>
        numbers.On(space.Rank).Match(Right: each => each, Left: error => throw new ShapeException(error with { What = $"{Term.Words(what)}: {error.What}" }));

    /// <summary>The padding on both sides of each spatial axis, and what more of it stands behind.</summary>
    internal static (ValueList<int> Sides, ValueList<int> Beyond) Sides(Padding padding, Shape space, ValueList<int> kernel, ValueList<int> stride, ValueList<int> dilation)
    {
        if (!padding.IsSame)
            return (Each(padding.Numbers, space, nameof(padding)), [.. space.Select(_ => 0)]);
        int[] missing = [.. space.Select((extent, axis) => Missing(extent.Extent, kernel[axis], stride[axis], dilation[axis]))];
        return ([.. missing.Select(count => count / 2)], [.. missing.Select(count => count % 2)]);
    }

    /// <summary>The spatial axes with zeros behind them.</summary>
    internal static Expr PaddedBehind(Expr x, ValueList<int> counts) =>
        counts.Index().Where(axis => axis.Item > 0).Aggregate(x, (y, axis) => Pad(y, axis.Index + 2, 0, axis.Item));

    /// <summary>The spatial axes without their last positions.</summary>
    internal static Expr CutBehind(Expr x, ValueList<int> counts) =>
        counts.Index().Where(axis => axis.Item > 0).Aggregate(x, (y, axis) => Slice(y, axis.Index + 2, 0, Math.Max(0, y.Shape[axis.Index + 2].Extent - axis.Item)));

    /// <summary>What ⌈extent / stride⌉ windows cover beyond the extent.</summary>
    private static int Missing(int extent, int kernel, int stride, int dilation) =>
        extent > 0
            ? (int)Math.Clamp(((extent - 1L) / Math.Max(1, stride) * stride) + (dilation * (kernel - 1L)) + 1 - extent, 0, int.MaxValue)
            : throw new ShapeException(new ShapeError("padding that keeps the extent") { Expected = "an extent of 1 or more", Found = $"{extent}" });
}
