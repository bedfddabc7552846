using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(Arbitraries)])]
public sealed class RandomLayerTests
{
    [Property(MaxTest = 20)]
    public void Draws_are_uniform_and_a_function_of_key_and_place(Key key)
    {
        var draws = Draws(key, "here");
        Assert.Equal(draws, Draws(key, "here"));
        Assert.NotEqual(draws, Draws(key, "elsewhere"));
        Assert.NotEqual(draws, Draws(key.Fold(1), "here"));
        Assert.All(draws, u => Assert.InRange(u, 0, 1));
        Assert.InRange(draws.Average(), 0.48, 0.52);
        Assert.InRange(draws.Average(u => u * u), 0.31, 0.36);
    }

    [Property(MaxTest = 20)]
    public void Normal_draws_have_the_moments_of_a_normal_distribution(Key key)
    {
        double[] Normal(string place) => Functions.DrawNormal([4000], place).Evaluate<double>(Env.Of(("key", key.ToTensor()))).OrThrow().Span.ToArray();
        var (draws, others) = (Normal("here"), Normal("elsewhere"));
        Assert.Equal(draws, Normal("here"));
        Assert.InRange(draws.Average(), -0.09, 0.09);
        Assert.InRange(draws.Average(z => z * z), 0.87, 1.13);
        Assert.InRange(draws.Average(z => z * z * z * z), 2.2, 3.9);
        Assert.InRange(draws.Zip(others, (z, w) => z * w).Average(), -0.09, 0.09);
    }

    [Property(MaxTest = 20)]
    public void Slopes_below_zero_are_drawn_between_the_limits_in_training_and_their_mean_in_prediction(Key key)
    {
        var model = Layers.RRelu(0.25, 0.75).Build([1000]).OrThrow();
        var x = Tensor.Generate([4, 1000], i => i % 2 == 0 ? -1.0 : 2);
        var y = model.Output.Evaluate<double>(Env.Of(("x", x), ("key", key.ToTensor()))).OrThrow().Span.ToArray();
        Assert.All(y.Where((_, i) => i % 2 == 1), v => Assert.Equal(2, v));
        var slopes = y.Where((_, i) => i % 2 == 0).Select(v => -v).ToArray();
        Assert.All(slopes, s => Assert.InRange(s, 0.25, 0.75));
        Assert.InRange(slopes.Average(), 0.48, 0.52);
        Assert.Equal(2000, slopes.Distinct().Count());
        Assert.Equal(x.Map(v => v < 0 ? -0.5 : 2), model.Predict<double>(Env.Empty, x).OrThrow());
    }

    [Fact]
    public void Limits_of_slopes_are_in_order()
    {
        Assert.NotEmpty(Layers.RRelu(0.5, 0.25).Build([3]).Errors());
        Assert.NotEmpty(Layers.RRelu(double.NaN, 0.25).Build([3]).Errors());
        Assert.Empty(Layers.RRelu(0.25, 0.25).Build([3]).Errors());
    }

    [Property(MaxTest = 20)]
    public void Channels_are_dropped_whole(Key key)
    {
        var model = Layers.ChannelDropout(0.25).Build([200, 3]).OrThrow();
        var x = Tensor.Fill([5, 200, 3], 3.0);
        var y = model.Output.Evaluate<double>(Env.Of(("x", x), ("key", key.ToTensor()))).OrThrow().Span.ToArray();
        var channels = y.Chunk(3).ToArray();
        Assert.All(channels, c => Assert.True(c.All(v => v == 0) || c.All(v => v == 3 / 0.75)));
        Assert.InRange(channels.Count(c => c[0] == 0), 180, 320);
        Assert.Equal(x, model.Predict<double>(Env.Empty, x).OrThrow());
    }

    private static double[] Draws(Key key, string place) =>
        new UniformOp([100, 100], place).Apply(Place.Key).Evaluate<double>(Env.Of(("key", key.ToTensor()))).OrThrow().Span.ToArray();
}
