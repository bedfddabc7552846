using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

public sealed class SpatialTests
{
    private static readonly Gen<(int Extent, int Kernel, int Stride, int Dilation)> Windows =
        from extent in Gen.Choose(1, 9)
        from kernel in Gen.Choose(1, 4)
        from stride in Gen.Choose(1, 4)
        from dilation in Gen.Choose(1, 3)
        select (extent, kernel, stride, dilation);

    [Property]
    public Property The_same_padding_gives_an_output_of_the_extent_over_the_stride_rounded_up() => Prop.ForAll(Windows.ToArbitrary(), c =>
    {
        var (x, w) = (Random([1, 1, c.Extent], 1), Random([1, 1, c.Kernel], 2));
        var y = Value(Conv(x, w, null, c.Stride, Padding.Same, c.Dilation)).Span.ToArray();
        Assert.Equal((c.Extent + c.Stride - 1) / c.Stride, y.Length);
        var missing = Math.Max(0, ((y.Length - 1) * c.Stride) + (c.Dilation * (c.Kernel - 1)) + 1 - c.Extent);
        Assert.True(Slopes.Close(Value(Conv(Pad(x, 2, missing / 2, missing - (missing / 2)), w, null, c.Stride, 0, c.Dilation)).Span[..y.Length].ToArray(), y, 1e-12));
        Assert.Equal(y.Length, Value(Unfold(x, c.Kernel, c.Stride, Padding.Same, c.Dilation)).Shape[2].Extent);
        if (c.Dilation == 1)
        {
            double[][] held = [.. Enumerable.Range(0, y.Length).Select(i => Numbers(x)[Math.Max(0, (i * c.Stride) - (missing / 2))..Math.Min(c.Extent, (i * c.Stride) - (missing / 2) + c.Kernel)])];
            Assert.Equal(held.Select(h => h.Max()), Numbers(MaxPool(x, c.Kernel, c.Stride, Padding.Same)));
            Assert.True(Slopes.Close([.. held.Select(h => h.Average())], Numbers(AvgPool(x, c.Kernel, c.Stride, Padding.Same, countPadding: false)), 1e-12));
            Assert.True(Slopes.Close([.. held.Select(h => h.Sum() / c.Kernel)], Numbers(AvgPool(x, c.Kernel, c.Stride, Padding.Same)), 1e-12));
        }
    });

    [Property]
    public Property Transposed_convolution_of_the_same_padding_is_the_transpose_of_convolution() => Prop.ForAll(Windows.ToArbitrary(), c =>
    {
        var (y, w) = (Random([2, 3, c.Extent, 2], 1), Random([3, 2, c.Kernel, 2], 2));
        var x = Random([2, 2, c.Extent * c.Stride, 2], 3);
        var (forward, back) = (Conv(x, w, null, [c.Stride, 1], Padding.Same, [c.Dilation, 1]), ConvTranspose(y, w, null, [c.Stride, 1], Padding.Same, [c.Dilation, 1]));
        Assert.Equal(x.Shape, back.Shape);
        Assert.Equal(Slopes.Dot(Value(forward), Value(y)), Slopes.Dot(Value(x), Value(back)), 1e-10);
    });

    [Fact]
    public void A_single_position_with_aligned_corners_is_the_first() =>
        Assert.Equal([1.0, 2, 5, 6], Numbers(UpsampleLinear(Expr.Constant(Tensor.Generate([1, 1, 3, 2], i => 1.0 + i)), [1, 2], alignCorners: true)).Concat(Numbers(UpsampleLinear(Expr.Constant(Tensor.Generate([1, 1, 2, 3], i => 5.0 + (i / 3))), [2, 1], alignCorners: true))));

    [Property]
    public Property Folding_is_the_transpose_of_unfolding(bool same) => Prop.ForAll(Windows.ToArbitrary(), c =>
    {
        PerAxis kernel = [c.Kernel, 2], stride = [c.Stride, 1], dilation = [c.Dilation, 1];
        Padding padding = same ? Padding.Same : [c.Dilation * c.Kernel / 2, 1];
        var x = Random([2, 2, c.Extent, 3], 1);
        var columns = Unfold(x, kernel, stride, padding, dilation);
        var u = Random(columns.Shape, 2);
        var folded = Fold(u, [c.Extent, 3], kernel, stride, padding, dilation);
        Assert.Equal(x.Shape, folded.Shape);
        Assert.Equal(Slopes.Dot(Value(columns), Value(u)), Slopes.Dot(Value(x), Value(folded)), 1e-10);
    });

    [Fact]
    public void Windows_that_do_not_overlap_are_folded_to_what_was_unfolded()
    {
        var x = Random([2, 3, 4, 6], 1);
        Assert.Equal(Value(x), Value(Fold(Unfold(x, [2, 3], [2, 3]), [4, 6], [2, 3], [2, 3])));
        Assert.Equal([1, 2, 2, 1], Numbers(Fold(Expr.Fill([1, 2, 3], 1), [4], 2)));
    }

    [Theory]
    [InlineData(1, 6, 4)]
    [InlineData(2, 2, 3, 4)]
    [InlineData(3, 6, 3)]
    public void Shuffled_pixels_come_back(int factor, params int[] space)
    {
        Dim[] times = [.. space.Select(extent => (Dim)(extent * factor))];
        var x = Random(Shape.Of([2, 3, .. times]), 1);
        var channels = PixelUnshuffle(x, factor);
        Assert.Equal(Shape.Of([2, 3 * (int)Math.Pow(factor, space.Length), .. space.Select(extent => (Dim)extent)]), channels.Shape);
        Assert.Equal(Value(x), Value(PixelShuffle(channels, factor)));
    }

    [Fact]
    public void One_number_for_all_axes_is_the_same_as_one_for_each()
    {
        var (x, w) = (Random([1, 2, 6, 5], 1), Random([3, 2, 2, 2], 2));
        Assert.Equal(Conv(x, w, null, 2, 1, 2), Conv(x, w, null, [2, 2], [1, 1], [2, 2]));
        Assert.Equal(MaxPool(x, 2), MaxPool(x, [2, 2], [2, 2]));
        Assert.Equal(AvgPool(x, [2, 1]), AvgPool(x, [2, 1], [2, 1]));
        Assert.Equal(Layers.Conv(3, 2), Layers.Conv(3, [2], stride: 1, padding: 0, dilation: [1]));
        Assert.Equal("conv 3 [2, 1] padding=same", $"{Layers.Conv(3, [2, 1], padding: Padding.Same)}");
        Assert.Equal("max-pool 2 stride=1", $"{Layers.MaxPool(2, stride: 1)}");
        Assert.Equal([Dim.Batch, 3, 2, 5], Layers.Conv(3, [3, 1], stride: [2, 1]).Build([2, 6, 5]).OrThrow().Output.Shape);
        Assert.Equal("conv1: kernel: numbers of spatial axes: expected one number, or one for each of 2 spatial axes, found [3, 1, 1]", Layers.Conv(3, [3, 1, 1]).Build([2, 6, 5]).Errors()[0].Message);
        Assert.Equal("conv1: stride of conv: expected 1 or more, found 0", Layers.Conv(3, 3, stride: [2, 0]).Build([2, 6, 5]).Errors()[0].Message);
    }

    [Theory]
    [InlineData("pad 1", new[] { 0.0, 1, 2, 3, 0 })]
    [InlineData("pad 1 after=2 value=7", new[] { 7.0, 1, 2, 3, 7, 7 })]
    [InlineData("pad 2 mode=reflect", new[] { 3.0, 2, 1, 2, 3, 2, 1 })]
    [InlineData("pad 1 after=0 mode=replicate", new[] { 1.0, 1, 2, 3 })]
    [InlineData("pad 0 after=2 mode=circular", new[] { 1.0, 2, 3, 1, 2 })]
    [InlineData("pad -1 after=0", new[] { 2.0, 3 })]
    public void Padding_as_a_layer(string layer, double[] padded)
    {
        var x = Expr.Constant(Tensor.Of<double>([1, 1, 3], 1, 2, 3));
        Assert.Equal(padded, Numbers(x | Notation.Parse<Layer>(layer).OrThrow()));
    }

    private static Expr Random(Shape shape, Key key) => Expr.Constant(Slopes.Random(shape, key));

    private static Tensor<double> Value(Expr y) => y.Evaluate<double>(Env.Empty).OrThrow();

    private static double[] Numbers(Expr y) => Value(y).Span.ToArray();
}
