using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Ops.Kernels;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(Arbitraries)])]
public sealed class DropoutTests
{
    private static readonly Expr X = Input("x", [100, 100]);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void The_mean_is_kept_and_the_rate_is_zeros(double rate)
    {
        var y = Drop(rate, Tensor.Fill([100, 100], 2.0), 11);
        Assert.InRange(y.Span.ToArray().Average(), 2 - (0.1 * rate / (1.0001 - rate)), 2 + (0.1 * rate / (1.0001 - rate)));
        Assert.InRange(y.Span.ToArray().Count(v => v == 0) / 10_000.0, rate - 0.02, rate + 0.02);
        Assert.All(y.Span.ToArray(), v => Assert.True(v == 0 || Math.Abs(v - (2 / (1 - rate))) < 1e-12));
    }

    [Property]
    public void The_mask_is_a_function_of_key_and_place(Key key)
    {
        var x = Tensor.Fill([100, 100], 1.0);
        Assert.Equal(Drop(0.5, x, key), Drop(0.5, x, key));
        Assert.NotEqual(Drop(0.5, x, key), Drop(0.5, x, key.Fold(1)));
        Assert.NotEqual(Drop(0.5, x, key), Drop(0.5, x, key, "elsewhere"));
        Assert.Equal(Drop(0.25, x, key).Map(v => v == 0 ? 1 : 0), Drop(0.25, x.Map(v => -7 * v), key).Map(v => v == 0 ? 1 : 0));
        Assert.Equal(Drop(0.5, x, key).To<float>(), new DropoutOp(0.5, "here").Apply(X, Place.Key).Evaluate<float>(Env.Of(("x", x.To<float>()), ("key", key.ToTensor()))).OrThrow());
    }

    [Property]
    public void Draws_are_those_of_the_key_and_their_numbers(Key key, byte length)
    {
        var draws = Enumerable.Range(0, 3 * length).Select(key.Fold("hère").Uniform).ToArray();
        var env = Env.Of(("key", key.ToTensor()));
        Assert.Equal(draws, new UniformOp([draws.Length], "hère").Apply(Place.Key).Evaluate<double>(env).OrThrow().Span.ToArray());
        Assert.Equal(draws.Select(draw => (float)draw), new UniformOp([draws.Length], "hère").Apply(Place.Key).Evaluate<float>(env).OrThrow().Span.ToArray());
    }

    [Property]
    public void An_element_is_dropped_where_the_32_bits_of_its_number_are_below_the_rate(Key key, byte length)
    {
        var x = Tensor.Generate([3 * length], i => i == 7 ? double.PositiveInfinity : i - 3.5);
        var dropped = new DropoutOp(0.25, "hère").Apply(Input("x", x.Shape), Place.Key);
        Assert.Equal(
            x.Span.ToArray().Select((value, i) => Bits(key.Fold("hère"), i) < 1 << 30 ? 0 : value * (1 / 0.75)),
            dropped.Evaluate<double>(Env.Of(("x", x), ("key", key.ToTensor()))).OrThrow().Span.ToArray());

        static uint Bits(Key key, int i) =>
            Threefry.Block(key, (uint)((i / 256 * 128) + (i % 128)), 3) is var (high, low) && i % 256 < 128 ? high : low;
    }

    [Property]
    public void Rows_and_masks_of_a_batch_differ_from_each_other(Key key)
    {
        var y = Drop(0.5, Tensor.Fill([100, 100], 1.0), key);
        Assert.Equal(100, Enumerable.Range(0, 100).Select(i => Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(y.Span.Slice(i * 100, 100)))).Distinct().Count());
    }

    [Property]
    public void The_gradient_goes_through_the_same_mask(Key key)
    {
        var dropped = new DropoutOp(0.5, "here").Apply(X, Place.Key);
        var env = Env.Of(("x", Slopes.Random([100, 100], 3)), ("key", key.ToTensor()), ("u", Slopes.Random([100, 100], 4)));
        var (back, mask) = (Reverse.Pull([dropped], [Input("u", [100, 100])], [X])[0].Evaluate<double>(env).OrThrow(), Drop(0.5, Tensor.Fill([100, 100], 1.0), key));
        Assert.Equal(Tensor.Generate([100, 100], i => mask.Span[i] == 0 ? 0 : mask.Span[i] * ((Tensor<double>)env["u"]).Span[i]), back);
        Assert.Equal(mask, dropped.Jvp(X, Expr.Fill([100, 100], 1)).Evaluate<double>(env).OrThrow());
        Assert.Equal(Expr.Fill([2], 0), Graph.Of(Sum(dropped).Gradient(Place.Key)).Values[^1]);
    }

    [Fact]
    public void Equal_dropouts_of_one_place_are_merged_and_of_two_places_are_not()
    {
        Expr At(string place) => new DropoutOp(0.5, place).Apply(X, Place.Key);
        Assert.Equal(3, Graph.Of(At("a"), At("a")).Nodes.Length);
        Assert.Equal(4, Graph.Of(At("a"), At("b")).Nodes.Length);
        Assert.True(At("a") == At("a") && At("a") != At("b"));
    }

    [Fact]
    public void A_rate_of_nothing_changes_nothing_and_prediction_neither()
    {
        var x = Slopes.Random([100, 100], 1);
        Assert.Equal(x, Drop(0, x, 5));
        var model = Layers.Dropout(0.5).Build([3]).OrThrow();
        Assert.Equal(model.Input, model.Prediction);
        Assert.Contains(Graph.Of(model.Output).Nodes, node => node.Op is DropoutOp);
    }

    private static Tensor<double> Drop(double rate, Tensor<double> x, Key key, string place = "here") =>
        new DropoutOp(rate, place).Apply(X, Place.Key).Evaluate<double>(Env.Of(("x", x), ("key", key.ToTensor()))).OrThrow();
}
