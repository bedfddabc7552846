using Functional.Nn.Ops;
using Xunit;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

/// <summary>Values from 60-digit arithmetic.</summary>
public sealed class TailTests
{
    private const double E40 = 4.248354255291589e-18;
    private const double E720 = 2.0322308024e-313;
    private const double Inf = double.PositiveInfinity;

    public static TheoryData<string, double, double, double> Curves => new()
    {
        { "sigmoid", -720, E720, E720 },
        { "sigmoid", -40, E40, E40 },
        { "sigmoid", 40, 1, E40 },
        { "softplus", -40, E40, E40 },
        { "softplus", -720, E720, E720 },
        { "softplus", 720, 720, 1 },
        { "tanh", 20, 1, 1.6993417021166355e-17 },
        { "tanh", 1e-20, 1e-20, 1 },
        { "sech-squared", -360, 8.12892320967e-313, 2 * 8.12892320967e-313 },
        { "silu", -720, -1.46320617774547e-310, -1.46117394694305e-310 },
        { "silu", -40, -40 * E40, -1.6568581595637197e-16 },
        { "silu", 40, 40, 1.0000000000000002 },
        { "elu alpha=1.75", -1e-20, -1.75e-20, 1.75 },
        { "relu", 1e-310, 1e-310, 1 },
    };

    [Theory]
    [MemberData(nameof(Curves))]
    public void Activations_are_exact_in_their_tails(string layer, double x, double value, double slope)
    {
        var input = Expr.Var("x", Shape.Scalar);
        var y = layer == "sech-squared" ? Functions.SechSquared(input) : input | Notation.Parse<Layer>(layer).OrThrow();
        var found = Graph.Of(y, y.Gradient(input)).Evaluate<double>(Env.Of(("x", Tensor.Scalar(x)))).OrThrow();
        Near([value, slope], [.. found.Select(v => v.To<double>()[[]])]);
    }

    [Theory]
    [InlineData(new[] { 0.0, -40 }, new[] { 1, E40 }, new[] { -E40, -40 })]
    [InlineData(new[] { 0.0, -720 }, new[] { 1, E720 }, new[] { -E720, -720 })]
    [InlineData(new[] { 710.0, -710, 709 }, new[] { 0.7310585786300049, 0, 0.2689414213699951 }, new[] { -0.3132616875182228, -1420.3132616875182, -1.3132616875182228 })]
    [InlineData(new[] { 1.0, 2, 3 }, new[] { 0.09003057317038046, 0.24472847105479764, 0.6652409557748219 }, new[] { -2.40760596444438, -1.4076059644443804, -0.4076059644443803 })]
    [InlineData(new[] { 1e20, -1e20, 88.8 }, new[] { 1.0, 0, 0 }, new[] { 0.0, -2e20, -1e20 })]
    [InlineData(new[] { 0, -Inf, 0 }, new[] { 0.5, 0, 0.5 }, new[] { -0.6931471805599453, -Inf, -0.6931471805599453 })]
    [InlineData(new[] { Inf, 3, -Inf }, new[] { 1.0, 0, 0 }, new[] { 0.0, -Inf, -Inf })]
    [InlineData(new[] { -Inf, -Inf }, new[] { 0.5, 0.5 }, new[] { -0.6931471805599453, -0.6931471805599453 })]
    [InlineData(new[] { 5e-324 }, new[] { 1.0 }, new[] { 0.0 })]
    public void Softmax_and_its_logarithm_are_exact_in_their_tails(double[] row, double[] softmax, double[] logarithm)
    {
        var x = Expr.Constant(Tensor.Vector<double>(row));
        Near(softmax, [.. (x | Softmax).Evaluate<double>(Env.Empty).OrThrow().Span]);
        Near(logarithm, [.. (x | LogSoftmax).Evaluate<double>(Env.Empty).OrThrow().Span]);
    }

    [Theory]
    [InlineData(40, E40)]
    [InlineData(720, E720)]
    public void The_slope_of_softmax_is_exact_where_one_element_dominates(double gap, double tail)
    {
        var x = Expr.Var("x", Shape.Of(3));
        var at = Env.Of(("x", Tensor.Vector(gap, 0, 0)));
        var u = Expr.Constant(Tensor.Vector(-1.25, 0.5, 2.5));
        // dp = p (u - Σ p u): for the first -(0.5 + 1.25 + 2.5 + 1.25) tail, for the others u - u₀ times tail.
        Near([-5.5 * tail, 1.75 * tail, 3.75 * tail], [.. Reverse.Pull([x | Softmax], [u], [x])[0].Evaluate<double>(at).OrThrow().Span]);
        // d log p = u - p Σ u, where 1 - p₀ = 2 tail: for the first 2 tail u₀ - 3, for the others u - 1.75 tail.
        Near([(-1.25 * 2 * tail) - 3, 0.5, 2.5], [.. Reverse.Pull([x | LogSoftmax], [u], [x])[0].Evaluate<double>(at).OrThrow().Span]);
        Near([2 * tail, -tail, -tail], [.. Functions.Slice(x | LogSoftmax, 0, 0, 1).SumTo(Shape.Scalar).Gradient(x).Evaluate<double>(at).OrThrow().Span]);
    }

    [Fact]
    public void A_masked_position_neither_takes_nor_spoils_a_gradient()
    {
        var x = Expr.Var("x", Shape.Of(3));
        var at = Env.Of(("x", Tensor.Vector(1.0, double.NegativeInfinity, 2)));
        var u = Expr.Constant(Tensor.Vector(-1.25, 0.5, 2.5));
        var slopes = Reverse.Pull([x | Softmax], [u], [x])[0].Evaluate<double>(at).OrThrow();
        Assert.Equal(0, slopes[1]);
        Assert.Equal(-slopes[0], slopes[2], 1e-15);
        Assert.Equal(3.75 * 0.2689414213699951 * 0.7310585786300049, slopes[2], 1e-15);
    }

    private static void Near(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(
            expected.Zip(found, (e, f) => (Expected: e, Found: f)),
            p => Assert.True(p.Expected.Equals(p.Found) || Math.Abs(p.Expected - p.Found) <= Math.Max(1e-15 * Math.Abs(p.Expected), 8 * double.Epsilon), $"{p.Found:R} instead of {p.Expected:R}"));
    }
}
