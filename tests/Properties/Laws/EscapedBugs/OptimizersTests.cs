using Functional.Nn.Ops;
using Functional.Nn.Training;
using Xunit;

namespace Functional.Nn.Properties;

/// <summary>Updates that are nearly right train nearly as well: their paths are compared number by number.</summary>
public sealed class OptimizersTests
{
    private const double Rate = 0.1;
    private const double Beta1 = 0.8;
    private const double Beta2 = 0.95;
    private const double Epsilon = 0.01;

    private static readonly double[] Gradients = [0.5, -2, 0.01, 0, 1, -0.3, 0.02, 3];

    public delegate double Rule(double m, double v, int t);

    public static TheoryData<string, Rule> Elsewhere => new()
    {
        { "ε inside of the root", (m, v, t) => Hat(m, Beta1, t) / Math.Sqrt(Hat(v, Beta2, t) + Epsilon) },
        { "ε before the bias is corrected", (m, v, t) => m * Math.Sqrt(1 - Math.Pow(Beta2, t)) / (1 - Math.Pow(Beta1, t)) / (Math.Sqrt(v) + Epsilon) },
        { "steps counted from 0", (m, v, t) => t == 1 ? 0 : Hat(m, Beta1, t - 1) / (Math.Sqrt(Hat(v, Beta2, t - 1)) + Epsilon) },
        { "no correction", (m, v, _) => m / (Math.Sqrt(v) + Epsilon) },
        { "one correction for both", (m, v, t) => Hat(m, Beta1, t) / (Math.Sqrt(Hat(v, Beta1, t)) + Epsilon) },
        { "MXNet 8925: the mean of the next step", (m, v, t) => Hat((Beta1 * m) + ((1 - Beta1) * Gradients[t - 1]), Beta1, t + 1) / (Math.Sqrt(Hat(v, Beta2, t)) + Epsilon) },
    };

    /// <summary>TF 35102, MXNet 8925, PyTorch PR 92699.</summary>
    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void An_update_was_that_of_another_formula(string formula, Rule wrong)
    {
        var found = Updates($"adam rate={Rate:R} beta1={Beta1:R} beta2={Beta2:R} epsilon={Epsilon:R}");
        Assert.True(Slopes.Close(Path((m, v, t) => Hat(m, Beta1, t) / (Math.Sqrt(Hat(v, Beta2, t)) + Epsilon)), found, 1e-13));
        Assert.False(Slopes.Close(Path(wrong), found, 1e-4), formula);
    }

    [Fact]
    public void Momentum_without_memory_is_descent() => Assert.Equal(Updates("sgd rate=0.1"), Updates("momentum rate=0.1 mu=0"));

    [Fact]
    public void The_first_step_of_Adam_without_epsilon_is_the_rate_whatever_the_gradient() =>
        Assert.Equal(Rate, Updates("adam rate=0.1 epsilon=0")[0], 1e-15);

    [Fact]
    public void Adam_without_epsilon_does_not_see_the_scale_of_gradients() =>
        Assert.True(Slopes.Close(Updates("adam epsilon=0"), Updates("adam epsilon=0", scale: 1024), 1e-14));

    private static double Hat(double mean, double beta, int t) => mean / (1 - Math.Pow(beta, t));

    private static double[] Path(Rule rule)
    {
        var (m, v) = (0.0, 0.0);
        return [.. Gradients.Select((g, i) => Rate * rule(m = (Beta1 * m) + ((1 - Beta1) * g), v = (Beta2 * v) + ((1 - Beta2) * g * g), i + 1))];
    }

    private static double[] Updates(string optimizer, double scale = 1)
    {
        var transformed = Notation.Parse<GradientTransform>(optimizer).OrThrow().Apply([new("p", Expr.Var("p", Shape.Scalar), Expr.Var("g", Shape.Scalar))], Expr.Var("step", Shape.Scalar), "");
        var graph = Graph.Of([transformed.Updates[0].Update, .. transformed.Slots.Select(s => s.Next)]);
        var slots = Env.Of(transformed.Slots.Select(s => (s.Op.Variable, (Tensor)Tensor.Scalar(s.Op.Initial))));
        return [.. Gradients.Select((g, i) =>
        {
            var values = graph.Evaluate<double>(slots.With(("p", Tensor.Scalar(0.5)), ("g", Tensor.Scalar(scale * g)), ("step", Tensor.Scalar(i + 1.0)))).OrThrow();
            slots = Env.Of(transformed.Slots.Select((s, k) => (s.Op.Variable, values[1 + k])));
            return values[0].To<double>()[[]];
        })];
    }
}
