using System.Collections.Immutable;
using Functional.Nn.Ops;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

public sealed class ReductionTests
{
    private const double Inf = double.PositiveInfinity;

    private static readonly Expr Row = Expr.Var("x", Shape.Of(3));

    public static TheoryData<string, double[], double, double[]> Extremes => new()
    {
        { "logsumexp", [-Inf, -Inf, -Inf], -Inf, [double.NaN, double.NaN, double.NaN] },
        { "logsumexp", [-Inf, 0, -Inf], 0, [0, 1, 0] },
        { "logsumexp", [0, -40, -720], 4.248354255291589e-18, [1, 4.248354255291589e-18, 2.0322308024e-313] },
        { "norm-l2", [3e200, 4e200, 0], 5e200, [0.6, 0.8, 0] },
        { "norm-l2", [3e-200, -4e-200, 0], 5e-200, [0.6, -0.8, 0] },
        { "norm-l2", [0, -0.0, 0], 0, [0, 0, 0] },
        { "norm-l2", [-5e-324, 0, 0], 5e-324, [-1, 0, 0] },
        { "norm-l2", [-Inf, 1, 0], Inf, [double.NaN, 0, 0] },
        { "norm-l1", [3e-200, -4e200, 0], 4e200, [1, -1, 0] },
        { "std", [0.1, 0.1, 0.1], 0, [0, 0, 0] },
        { "std", [1e20, 1e20, 1e20], 0, [0, 0, 0] },
        { "std", [1e200, -1e200, 0], 1e200, [0.5, -0.5, 0] },
        { "std", [1e-200, -1e-200, 0], 1e-200, [0.5, -0.5, 0] },
        { "std", [1e9 + 1, 1e9 - 1, 1e9], 1, [0.5, -0.5, 0] },
        { "variance", [0.1, 0.1, 0.1], 0, [0, 0, 0] },
        { "variance", [1e9 + 1, 1e9 - 1, 1e9], 1, [1, -1, 0] },
        { "variance", [1e9 + (3.0 / 8), 1e9 + (1.0 / 8), 1e9 + (1.0 / 4)], 1.0 / 64, [1.0 / 8, -1.0 / 8, 0] },
        { "std", [1e16 + 8, 1e16 + 2, 1e16 + 2], 3.4641016151377544, [0.57735026918962573, -0.28867513459481287, -0.28867513459481287] },
        { "max", [2, 3, 3], 3, [0, 0.5, 0.5] },
        { "max", [-0.0, 0, -1], 0, [0.5, 0.5, 0] },
        { "max", [-Inf, -Inf, -Inf], -Inf, [1.0 / 3, 1.0 / 3, 1.0 / 3] },
        { "min", [3, 2, 2], 2, [0, 0.5, 0.5] },
        { "prod", [0, 3, 4], 0, [12, 0, 0] },
        { "prod", [0, 3, 0], 0, [0, 0, 0] },
        { "prod", [1e200, 1e-200, 1e200], 1e200, [1, Inf, 1] },
    };

    [Theory]
    [MemberData(nameof(Extremes))]
    public void Values_and_slopes_at_the_edges(string op, double[] x, double value, double[] slopes)
    {
        var y = op switch
        {
            "logsumexp" => LogSumExp(Row),
            "norm-l2" => NormL2(Row),
            "norm-l1" => NormL1(Row),
            "std" => Std(Row),
            "variance" => Variance(Row),
            "max" => Max(Row),
            "min" => Min(Row),
            _ => Prod(Row),
        };
        var found = Values(x, y, y.Gradient(Row));
        Assert.All(found.SelectMany(each => each).Zip(slopes.Prepend(value), (f, e) => (Found: f, Expected: e)), p =>
            Assert.True(p.Found.Equals(p.Expected) || Math.Abs(p.Found - p.Expected) <= 1e-14 * (p.Expected == 0 ? 1 : Math.Abs(p.Expected)), $"{p.Found:R} instead of {p.Expected:R}"));
    }

    [Theory]
    [InlineData(false, new[] { 0, 4, 2, 3, 1, 5 })]
    [InlineData(true, new[] { 1, 5, 2, 3, 0, 4 })]
    public void Equal_elements_keep_their_order_and_nan_is_the_largest(bool descending, int[] order)
    {
        var x = Tensor.Vector(-1.0, double.NaN, 0, -0.0, -1, double.NaN);
        var (values, positions) = Sort(Expr.Constant(x), descending: descending);
        var found = Graph.Of(values, positions).Evaluate<double>(Env.Empty).OrThrow();
        Assert.Equal(Tensor.Vector<int>(order), found[1]);
        Assert.Equal(order.Select(i => x.Span[i]), found[0].To<double>().Span.ToArray());
        Assert.Equal(Tensor.Vector<int>(order.AsSpan(0, 2)), Positions(TopK(Expr.Constant(x), 2, largest: descending).Positions));
        Assert.Equal(Tensor.Scalar(1), Positions(ArgMax(Expr.Constant(x))));
        Assert.Equal(Tensor.Scalar(1), Positions(ArgMin(Expr.Constant(x))));
    }

    [Fact]
    public void None_have_a_sum_a_product_and_a_norm_but_no_mean_and_no_largest_position()
    {
        var none = Expr.Constant(Tensor.Fill([0, 2], 1.0));
        Assert.Equal([0.0, 0, 1, 1, -Inf, -Inf, Inf, Inf, -Inf, -Inf, 0, 0], new[] { Sum(none, 0), Prod(none, 0), Max(none, 0), Min(none, 0), LogSumExp(none, 0), NormL2(none, 0) }.SelectMany(y => Values([], y)[0]));
        Assert.All([Mean(none, 0), Variance(none, 0), Std(none, 0, unbiased: false)], y => Assert.Equal([double.NaN, double.NaN], Values([], y)[0]));
        Assert.Empty(Values([], Max(none, 1))[0]);
        Assert.Contains("elements on axis 0", Assert.Throws<ShapeException>(() => ArgMax(none, 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_may_be_reduced_scanned_and_sorted()
    {
        var x = Expr.Var("x", Shape.Of(Dim.Batch, 2));
        var y = Sum(Prod(x, 0) + Max(x, 0) + Std(x, 0) + LogSumExp(x, [0, 1]) + (Sort(x, 0).Values * CumProd(x, 0)) + (x | Layers.SoftmaxOn(0)));
        var at = Tensor.Of<double>([3, 2], 1, -2, 0.5, 4, -1, 3);
        var known = Expr.Var("x", at.Shape);
        var fixedly = Sum(Prod(known, 0) + Max(known, 0) + Std(known, 0) + LogSumExp(known, [0, 1]) + (Sort(known, 0).Values * CumProd(known, 0)) + (known | Layers.SoftmaxOn(0)));
        Assert.Equal(fixedly.Gradient(known).Evaluate<double>(Env.Of(("x", at))).OrThrow(), y.Gradient(x).Evaluate<double>(Env.Of(("x", at))).OrThrow());
    }

    [Fact]
    public void Counts_that_a_type_does_not_hold_divide_all_the_same()
    {
        const int Count = 70000;
        var x = Expr.Var("x", Shape.Of(Count));
        var at = Tensor.Generate(Shape.Of(Count), i => (Half)(i % 1000 == 0 ? 10 : 0));
        var found = Graph.Of(Mean(x), Mean(x, 0), Variance(x), Std(x), Max(Mean(x).Gradient(x)), Max(Variance(x).Gradient(x)), Max(Std(x).Gradient(x)))
            .Evaluate<Half>(Env.Of(("x", at))).OrThrow().Select(y => (double)((Tensor<Half>)y)[[]]).ToArray();
        double[] expected = [0.01, 0.01, 0.0999, Math.Sqrt(0.0999), 1.0 / Count, 2 * 9.99 / Count, 9.99 / Math.Sqrt(0.0999) / Count];
        Assert.All(found.Zip(expected, (f, e) => (Found: f, Expected: e)), p => Assert.Equal(p.Expected, p.Found, 0.02 * p.Expected));
    }

    [Fact]
    public void A_mean_in_two_steps_has_the_bits_of_one()
    {
        var x = Expr.Var("x", Shape.Of(70001));
        var env = Env.Of(("x", Tensor.Generate(Shape.Of(70001), i => Math.Sin(i))));
        Assert.Equal((Sum(x) / 70001.0).Evaluate<double>(env).OrThrow(), Mean(x).Evaluate<double>(env).OrThrow());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Too_few_in_a_batch_are_an_error_of_evaluation(int examples)
    {
        var top = TopK(Expr.Var("x", Shape.Of(Dim.Batch)), 2).Values;
        Assert.Contains("too few elements", top.Evaluate<double>(Env.Of(("x", Tensor.Fill([examples], 1.0)))).Errors()[0].Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => TopK(Expr.Var("x", Shape.Of(examples)), 2));
    }

    [Fact]
    public void Axes_that_are_not_there_are_shape_errors()
    {
        Func<Expr>[] wrong = [() => Max(Row, 1), () => Max(Row, [0, -1]), () => Sum(Row, 1), () => CumSum(Row, -2), () => Sort(Row, 1).Values, () => Row | Layers.SoftmaxOn(1)];
        Assert.All(wrong, each => Assert.Throws<ShapeException>(each));
        Assert.Contains("2 divides", Assert.Throws<ShapeException>(() => Glu(Row)).Message, StringComparison.Ordinal);
        Assert.Contains("position on axis 0", Assert.Throws<ShapeException>(() => PRelu(Row, Expr.Var("a", Shape.Of(2)), 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_axes_all_are_reduced()
    {
        var x = Expr.Var("x", Shape.Of(2, 3));
        Assert.Equal(Shape.Scalar, Max(x).Shape);
        Assert.Equal(Shape.Of(1, 1), Sum(x, null, keepAxes: true).Shape);
        Assert.Equal(Shape.Of(2), NormL1(x, -1).Shape);
        Assert.Equal(Shape.Of(1, 3), Variance(x, 0, keepAxes: true).Shape);
    }

    private static Tensor Positions(Expr index) => Graph.Of(index).Evaluate<double>(Env.Empty).OrThrow()[0];

    private static double[][] Values(double[] x, params ImmutableArray<Expr> exprs) =>
        [.. Graph.Of(exprs).Evaluate<double>(Env.Of(("x", Tensor.Vector<double>(x)))).OrThrow().Select(y => y.To<double>().Span.ToArray())];
}
