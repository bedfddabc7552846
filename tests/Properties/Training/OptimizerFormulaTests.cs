using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;

namespace Functional.Nn.Properties;

/// <summary>Optimisers against their papers' update, written out for one number.</summary>
public sealed class OptimizerFormulaTests
{
    [Property(MaxTest = 50)]
    public void Sgd_subtracts_the_rate_times_the_gradient(int seed) =>
        Agree("sgd rate=0.3", seed, (_, g, _) => 0.3 * g);

    [Property(MaxTest = 50)]
    public void Momentum_accumulates_a_velocity(int seed)
    {
        var v = 0.0;
        Agree("momentum rate=0.3 mu=0.8", seed, (_, g, _) => 0.3 * (v = (0.8 * v) + g));
    }

    [Property(MaxTest = 50)]
    public void Adam_divides_by_the_root_mean_square_with_bias_correction(int seed)
    {
        var (m, v) = (0.0, 0.0);
        Agree("adam rate=0.3 beta1=0.8 beta2=0.95 epsilon=1e-3", seed, (_, g, t) =>
        {
            (m, v) = ((0.8 * m) + (0.2 * g), (0.95 * v) + (0.05 * g * g));
            return 0.3 * (m / (1 - Math.Pow(0.8, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.95, t))) + 1e-3);
        });
    }

    [Property(MaxTest = 50)]
    public void Clipping_scales_to_the_norm(int seed) =>
        Agree("clip most=0.5", seed, (_, g, _) => g * Math.Min(1, 0.5 / (Math.Abs(g) + 1e-6)));

    [Theory]
    [InlineData(1e308)]
    [InlineData(1e-300)]
    [InlineData(5e-324)]
    public void Clipping_neither_overflows_nor_loses_small_gradients(double size)
    {
        var g = Expr.Var("g", Shape.Of(2));
        var clipped = Optimizers.Clip().Apply([new("p", Expr.Var("p", Shape.Of(2)), g)], Expr.Var("step", Shape.Scalar), "").Updates[0].Update;
        var factor = Math.Min(1, 1 / ((size * Math.Sqrt(2)) + 1e-6));
        Assert.All(clipped.Evaluate<double>(Env.Of(("g", Tensor.Vector(size, -size)))).OrThrow().Span.ToArray(), u => Assert.Equal(size * factor, Math.Abs(u), 1e-12 * size * factor));
    }

    [Fact]
    public void Clipping_leaves_zero_gradients_alone() => Agree("clip most=0.5", 0, (_, g, _) => g, scale: 0);

    [Fact]
    public void Adam_without_memory_of_the_mean_is_rms_normalised_descent() =>
        Agree("adam rate=0.1 beta1=0 beta2=0", 3, (_, g, _) => 0.1 * g / (Math.Abs(g) + 1e-8));

    private static void Agree(string optimizer, int seed, Func<double, double, int, double> update, double scale = 1)
    {
        var (p, step) = (Expr.Var("p", Shape.Scalar), Expr.Var("step", Shape.Scalar));
        var transformed = Notation.Parse<GradientTransform>(optimizer).OrThrow().Apply([new("p", p, Expr.Var("g", Shape.Scalar))], step, "");
        var graph = Graph.Of([transformed.Updates[0].Update, .. transformed.Slots.Select(s => s.Next)]);
        var slots = Env.Of(transformed.Slots.Select(s => (s.Op.Variable, (Tensor)Tensor.Scalar(s.Op.Initial))));
        Key key = seed;
        for (var t = 1; t <= 10; t++)
        {
            var gradient = scale * ((4 * key.Uniform(t)) - 2);
            var values = graph.Evaluate<double>(slots.With(("p", Tensor.Scalar(0.5)), ("g", Tensor.Scalar(gradient)), ("step", Tensor.Scalar((double)t)))).OrThrow();
            var expected = update(0.5, gradient, t);
            Assert.Equal(expected, values[0].To<double>().Span[0], 1e-12 + (1e-12 * Math.Abs(expected)));
            slots = Env.Of(transformed.Slots.Select((s, i) => (s.Op.Variable, values[1 + i])));
        }
    }
}
