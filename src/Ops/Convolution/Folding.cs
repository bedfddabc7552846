namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The windows of <c>[n, channels, ...]</c> as columns (im2col): <c>[n, channels · positions of a window, windows]</c>, 0 in the
    /// padding. Its transpose is <see cref="Fold"/>.</summary>
    public static Expr Unfold(Expr x, PerAxis kernel, PerAxis stride = default, Padding padding = default, PerAxis dilation = default)
    {
        var (patches, beyond) = Patches(SpaceOf(Spatial(x)), kernel, stride, padding, dilation);
        var read = ResampleLast(PaddedBehind(x, beyond), patches);
        int[] windows = [.. patches.Select((patch, axis) => read.Shape[axis + 2].Extent / patch.Kernel)];
        var apart = Reshape(read, Shape.Of([.. x.Shape[..2], .. patches.SelectMany((patch, axis) => (Dim[])[patch.Kernel, windows[axis]])]));
        var columns = Transpose(apart, Axes.Of([0, 1, .. windows.Select((_, axis) => 2 + (2 * axis)), .. windows.Select((_, axis) => 3 + (2 * axis))]));
        return Reshape(columns, [x.Shape[0], x.Shape[1].Extent * Positions(patches), Product(windows)]);
    }

    /// <summary>Columns added up where their windows lie (col2im): <c>[n, channels · positions of a window, windows] → [n, channels, ...]</c> of these
    /// spatial extents. It is the transpose of <see cref="Unfold"/>, not its inverse: where windows overlap, a position is the sum of all.</summary>
    public static Expr Fold(Expr x, Shape size, PerAxis kernel, PerAxis stride = default, Padding padding = default, PerAxis dilation = default)
    {
        var (patches, beyond) = Patches(size, kernel, stride, padding, dilation);
        int[] extents = [.. size.Select((extent, axis) => extent.Extent + beyond[axis])];
        int[] windows = [.. patches.Select((patch, axis) => patch.Of(extents[axis]).Match(Right: made => made.Extent / patch.Kernel, Left: error => throw new ShapeException(error)))];
        var positions = Positions(patches);
        if (size.Rank == 0 || x is not { Kind: Kind.Real, Shape: [var n, { IsKnown: true } rows, { IsKnown: true } columns] } || rows.Extent % positions != 0 || columns.Extent != Product(windows))
            throw new ShapeException(new ShapeError("fold") { Expected = $"real numbers [n, channels · {positions}, {Product(windows)}] for {size}", Found = $"{x.Type}" });
        var apart = Reshape(x, Shape.Of([n, rows.Extent / positions, .. patches.Select(patch => (Dim)patch.Kernel), .. windows.Select(count => (Dim)count)]));
        var beside = Transpose(apart, Axes.Of([0, 1, .. windows.SelectMany((_, axis) => (int[])[2 + axis, 2 + windows.Length + axis])]));
        var read = Reshape(beside, Shape.Of([.. beside.Shape[..2], .. patches.Select((patch, axis) => TimesExtent(windows[axis], patch.Kernel))]));
        return CutBehind(patches.Index().Aggregate(read, (y, axis) => new ResampleTransposeOp(axis.Index + 2, axis.Item, extents[axis.Index]).Apply(y)), beyond);
    }

    private static (ValueList<PatchSampling> Patches, ValueList<int> Beyond) Patches(Shape space, PerAxis kernel, PerAxis stride, Padding padding, PerAxis dilation)
    {
        var (k, s, d) = (Each(kernel, space), Each(stride, space), Each(dilation, space));
        var (sides, beyond) = Sides(padding, space, k, s, d);
        return ([.. space.Select((_, i) => new PatchSampling(k[i], s[i], sides[i], d[i]))], beyond);
    }

    private static int Positions(ValueList<PatchSampling> patches) => Product([.. patches.Select(patch => patch.Kernel)]);

    private static int Product(int[] counts) => Shape.Of([.. counts.Select(count => (Dim)count)]).Positions;
}
