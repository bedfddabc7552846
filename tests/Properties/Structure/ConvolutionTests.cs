using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

public sealed class ConvolutionTests
{
    [Property(MaxTest = 200)]
    public Property A_convolution_is_its_defining_sum() => Prop.ForAll(OpGenerators.Of(typeof(ConvOp)).IfNone(() => throw new InvalidOperationException()).ToArbitrary(), c =>
    {
        var (op, x, w) = ((ConvOp)c.Op, (Tensor<double>)c.Inputs[0], (Tensor<double>)c.Inputs[1]);
        var y = Value(op.Apply(Expr.Constant(x), Expr.Constant(w)));
        var (inputs, outputs) = (w.Shape[1].Extent, w.Shape[0].Extent / op.Groups);
        foreach (var (place, at) in Places(y.Shape))
        {
            var sum = 0.0;
            foreach (var (tap, k) in Places(w.Shape[1..]))
            {
                int[] read = [.. op.Stride.Select((stride, axis) => (at[axis + 2] * stride) + (k[axis + 1] * op.Dilation[axis]) - op.Padding[axis])];
                if (read.Index().All(r => r.Item >= 0 && r.Item < x.Shape[r.Index + 2].Extent))
                    sum += x.Span[Flat(x.Shape, [at[0], (at[1] / outputs * inputs) + k[0], .. read])] * w.Span[(at[1] * w.Shape[1..].Size) + tap];
            }

            Assert.Equal(sum, y.Span[place], 1e-12);
        }
    });

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(1, 2, 2)]
    [InlineData(3, 3, 2)]
    public void A_convolution_is_a_product_of_weights_and_unfolded_windows(int stride, int padding, int dilation)
    {
        var (x, w) = (Slopes.Random([2, 3, 6, 7], 1), Slopes.Random([4, 3, 3, 2], 2));
        var convolved = Value(Conv(Expr.Constant(x), Expr.Constant(w), null, [stride], [padding], [dilation]));
        var product = Value(MatMul(Reshape(Expr.Constant(w), [4, 18]), Unfold(Expr.Constant(x), [3, 2], [stride], [padding], [dilation])));
        Assert.True(Slopes.Close(convolved.Span.ToArray(), product.Span.ToArray(), 1e-12));
    }

    [Fact]
    public void Windows_are_those_of_loops_over_positions()
    {
        var x = Slopes.Random([1, 1, 7], 3);
        foreach (var (kernel, stride, padding, ceil, count) in from k in Enumerable.Range(1, 5) from s in Enumerable.Range(1, 3) from p in Enumerable.Range(0, (k / 2) + 1) from ceil in (bool[])[true, false] from count in (bool[])[true, false] select (k, s, p, ceil, count))
        {
            var windows = Enumerable.Range(0, 20).Where(t => (t * stride) - padding < 7 && (ceil ? (t * stride) + kernel - stride < 7 + (2 * padding) : (t * stride) + kernel <= 7 + (2 * padding)))
                .Select(t => (Start: (t * stride) - padding, End: Math.Min((t * stride) - padding + kernel, 7 + padding))).ToArray();
            double[][] held = [.. windows.Select(w => x.Span[Math.Max(0, w.Start)..Math.Min(7, w.End)].ToArray())];
            Assert.Equal(held.Select(h => h.Max()), Value(Functions.MaxPool(Expr.Constant(x), [kernel], [stride], [padding], ceilMode: ceil)).Span.ToArray());
            Assert.True(Slopes.Close(
                [.. held.Zip(windows, (h, w) => h.Sum() / (count ? w.End - w.Start : h.Length))],
                Value(Functions.AvgPool(Expr.Constant(x), [kernel], [stride], [padding], ceil, count)).Span.ToArray(),
                1e-12));
        }
    }

    [Theory]
    [InlineData("conv 2 3", 3)]
    [InlineData("conv 2 5", 1, 4)]
    [InlineData("conv 3 1 groups=2", 4, 4)]
    [InlineData("conv 2 1 groups=2", 3, 4)]
    [InlineData("conv 2000000000 2000000000", 3, 4, 4)]
    [InlineData("conv 1 1 padding=2147483647", 3, 4, 4)]
    [InlineData("conv-transpose 1 2147483647 stride=2147483647 output-padding=2147483647", 3, 4, 4)]
    [InlineData("conv-transpose 1 1 padding=3", 3, 4)]
    [InlineData("conv 2 [3, 3, 3]", 3, 5, 5)]
    [InlineData("conv 2 3 stride=[1, 2, 1]", 3, 5, 5)]
    [InlineData("conv 2 3 dilation=[1, 2, 1]", 3, 5, 5)]
    [InlineData("conv 2 3 padding=[]", 3, 5, 5)]
    [InlineData("conv 2 3 padding=same", 3, 0)]
    [InlineData("conv-transpose 2 3 padding=same output-padding=0", 3, 4)]
    [InlineData("conv-transpose 2 2147483647 padding=same", 3, 4)]
    [InlineData("upsample [2, 2]", 3, 4)]
    [InlineData("adaptive-max-pool [2, 2]", 3, 4)]
    [InlineData("unfold 5", 3, 4)]
    [InlineData("unfold 2", 3)]
    [InlineData("fold [3] 2", 4, 3)]
    [InlineData("fold [3] 2", 3, 2)]
    [InlineData("fold [3, 3] [2, 2, 2]", 4, 4)]
    [InlineData("fold [] 2", 4, 4)]
    [InlineData("pixel-unshuffle 2", 3, 4, 3)]
    [InlineData("pad [1, 1]", 3, 4)]
    [InlineData("pad -3 mode=reflect", 3, 4)]
    [InlineData("pad -3", 3, 4)]
    [InlineData("rms-norm axes=2", 3)]
    [InlineData("transpose [1, 0]", 3)]
    [InlineData("transpose [0, 1]", 3, 4)]
    [InlineData("transpose [0, 1, 1]", 3, 4)]
    [InlineData("max-pool 2 padding=2", 3, 4)]
    [InlineData("max-pool 5", 3, 4)]
    [InlineData("max-pool 2 dilation=4 padding=1 stride=1", 3, 3)]
    [InlineData("avg-pool 2", 4)]
    [InlineData("avg-pool 1", 4, 0)]
    [InlineData("adaptive-avg-pool 2147483647", 4, 4, 4)]
    [InlineData("upsample 2147483647", 4, 4, 4)]
    [InlineData("pixel-shuffle 2", 3, 4, 4)]
    [InlineData("pixel-shuffle 2147483647", 3, 4, 4)]
    [InlineData("group-norm 2", 3)]
    [InlineData("instance-norm", 3)]
    [InlineData("layer-norm axes=3", 3, 4)]
    public void What_does_not_fit_is_an_error(string layer, params int[] example) =>
        Assert.NotEmpty(Notation.Parse<Layer>(layer).OrThrow().Build(Shape.Of([.. example.Select(n => (Dim)n)])).Errors());

    [Fact]
    public void Fans_are_channels_of_a_group_times_positions_of_a_window()
    {
        var model = (Conv(6, 3, groups: 2) >> ConvTranspose(4, 2)).Build([4, 5, 5]).OrThrow();
        Assert.Equal([new(18, 27), new(18, 27), new(24, 16), new(24, 16)], model.Parameters.Select(p => p.Fans));
        Assert.Equal([[6, 2, 3, 3], [6], [6, 4, 2, 2], [4]], model.Parameters.Select(p => p.Type.Shape));
        Assert.Equal([Dim.Batch, 4, 4, 4], model.Output.Shape);
    }

    [Fact]
    public void Dropout_for_selu_keeps_mean_and_variance()
    {
        var x = Initializers.Normal(1).Draw<double>(5, [200, 200], new(1, 1));
        var model = AlphaDropout(0.2).Build([200]).OrThrow();
        var y = model.Output.Evaluate<double>(Env.Of(("x", x), ("key", ((Key)7).ToTensor()))).OrThrow().Span.ToArray();
        Assert.InRange(y.Average(), -0.03, 0.03);
        Assert.InRange(y.Average(v => v * v), 0.97, 1.03);
        Assert.InRange(y.GroupBy(v => v).Max(same => same.Count()), 0.19 * y.Length, 0.21 * y.Length);
        Assert.Equal(x, model.Predict<double>(Env.Empty, x).OrThrow());
    }

    private static Tensor<double> Value(Expr y) => y.Evaluate<double>(Env.Empty).OrThrow();

    private static IEnumerable<(int Flat, int[] At)> Places(Shape shape) => Enumerable.Range(0, shape.Size).Select(flat =>
        (flat, Enumerable.Range(0, shape.Rank).Select(axis => flat / shape[(axis + 1)..].Size % shape[axis].Extent).ToArray()));

    private static int Flat(Shape shape, int[] at) => at.Select((a, axis) => a * shape[(axis + 1)..].Size).Sum();
}
