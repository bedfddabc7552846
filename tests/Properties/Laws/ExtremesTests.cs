using System.Numerics;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

public sealed class ExtremesTests
{
    private const double Adjoint = -1.5;

    private static readonly double[] Sizes = [0, double.Epsilon, 1e-310, 1e-160, 1e-45, 1e-20, 1e-8, 0.3, 1, 20, 40, 88.8, 104, 360, 710, 720, 745, 1e5, 1e20, 1e38, 1e154, 1e300, double.PositiveInfinity];

    private static readonly double[] Points = [.. Sizes, .. Sizes.Skip(1).Select(x => -x)];

    public static TheoryData<string> Ops => [.. Curves.All.Select(c => c.Op.Name)];

    [Fact]
    public void Every_op_of_one_input_is_here() => Assert.Equal(
        OpGenerators.Ops([typeof(UnaryOp).Assembly]).Where(typeof(UnaryOp).IsAssignableFrom),
        Curves.All.Select(c => c.Op.GetType()).OrderBy(t => t.Name, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ops))]
    public void Where_the_true_value_and_slope_are_representable_they_are_computed(string op)
    {
        var curve = Curves.All.Single(c => c.Op.Name == op);
        var points = Points.Where(x => x >= curve.From).ToArray();
        Assert.All(points, x => Agrees<double>(curve, [x], 4));
        Assert.All(points.Where(x => double.IsInfinity(x) || Math.Abs(x) < float.MaxValue), x => Agrees<float>(curve, [x], 4));
        Agrees<double>(curve, points, 4);
        Agrees<float>(curve, [.. points.Where(x => double.IsInfinity(x) || Math.Abs(x) < float.MaxValue)], 4);
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void Outside_of_the_domain_and_of_nan_the_value_is_nan(string op)
    {
        var curve = Curves.All.Single(c => c.Op.Name == op);
        double[] outside = [double.NaN, .. Points.Where(x => x < curve.From)];
        Assert.All(Value<double>(curve.Op.Apply(Expr.Var("x", Shape.Of(outside.Length))), outside), y => Assert.True(double.IsNaN(y)));
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void A_branch_that_is_not_selected_sends_no_nan_back(string op)
    {
        var finite = Points.Where(double.IsFinite).ToArray();
        var x = Expr.Var("x", Shape.Of(finite.Length));
        var y = Where(Expr.Fill(x.Shape, 0), Curves.All.Single(c => c.Op.Name == op).Op.Apply(x), 3.0 * x);
        Assert.All(Value<double>(Sum(y).Gradient(x), finite), slope => Assert.Equal(3, slope));
    }

    [Theory]
    [InlineData("sqrt")]
    [InlineData("cube of sqrt")]
    [InlineData("reciprocal of log")]
    [InlineData("log")]
    [InlineData("square of log")]
    public void A_branch_that_is_not_selected_sends_no_nan_back_in_any_order(string function)
    {
        var (x, v) = (Expr.Var("x", Shape.Scalar), Expr.Var("v", Shape.Scalar));
        var y = Where(Greater(x, 0), function switch { "sqrt" => Sqrt(x), "cube of sqrt" => Pow(Sqrt(x), 3), "reciprocal of log" => Reciprocal(Log(x)), "log" => Log(x), _ => Square(Log(x)) }, 0);
        Expr[] derivatives = [y.Gradient(x), y.Gradient(x).Gradient(x), y.Hvp(x, v), y.Jvp(x, v), y.Jvp(x, v).Jvp(x, v), y.Gradient(x).Gradient(x).Gradient(x)];
        foreach (var at in (double[])[0, -1])
            Assert.All(Graph.Of(derivatives).Evaluate<double>(Env.Of(("x", Tensor.Scalar(at)), ("v", Tensor.Scalar(1.5)))).OrThrow(), d => Assert.Equal(0, d.To<double>()[[]]));
    }

    [Theory]
    [InlineData(0, 0, 1, 0, 0)]
    [InlineData(0, 1, 0, 1, 0)]
    [InlineData(0, 2, 0, 0, 0)]
    [InlineData(0, 0.5, 0, double.PositiveInfinity, 0)]
    [InlineData(0, -1, double.PositiveInfinity, double.NegativeInfinity, 0)]
    [InlineData(1e-310, 1, 1e-310, 1, -7.138e-308)]
    [InlineData(1e200, 2, double.PositiveInfinity, 2e200, double.PositiveInfinity)]
    [InlineData(1e-200, 2, 0, 2e-200, 0)]
    [InlineData(-2, 3, -8, 12, double.NaN)]
    [InlineData(-2, 0, 1, 0, double.NaN)]
    [InlineData(1, 1e20, 1, 1e20, 0)]
    [InlineData(double.PositiveInfinity, 0, 1, 0, double.PositiveInfinity)]
    public void Powers(double x, double y, double value, double slopeX, double slopeY) => Binary(Pow, x, y, value, slopeX, slopeY);

    [Theory]
    [InlineData(1, 1e-200, 1e200, 1e200, double.NegativeInfinity)]
    [InlineData(1e-150, 1e-155, 1e5, 1e155, -1e160)]
    [InlineData(1e150, 1e155, 1e-5, 1e-155, -1e-160)]
    [InlineData(1e20, double.PositiveInfinity, 0, 0, 0)]
    [InlineData(0, 1e-20, 0, 1e20, 0)]
    [InlineData(1e-310, 1e-310, 1, double.PositiveInfinity, double.NegativeInfinity)]
    public void Quotients(double x, double y, double value, double slopeX, double slopeY) => Binary(Divide, x, y, value, slopeX, slopeY);

    [Theory]
    [InlineData(0, double.PositiveInfinity, double.NaN, double.PositiveInfinity, 0)]
    [InlineData(1e200, 1e200, double.PositiveInfinity, 1e200, 1e200)]
    [InlineData(1e-200, 1e-200, 0, 1e-200, 1e-200)]
    public void Products(double x, double y, double value, double slopeX, double slopeY) => Binary(Multiply, x, y, value, slopeX, slopeY);

    [Theory]
    [InlineData(0, double.PositiveInfinity, 0, double.PositiveInfinity, 0)]
    [InlineData(0, double.NaN, 0, double.NaN, 0)]
    [InlineData(2, 3, 6, 3, 2)]
    public void Weights(double x, double y, double value, double slopeX, double slopeY) => Binary(Weigh, x, y, value, slopeX, slopeY);

    [Theory]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, 0.5, 0.5)]
    [InlineData(double.NegativeInfinity, 1, 1, 0, 1)]
    [InlineData(0.0, -0.0, 0, 0.5, 0.5)]
    [InlineData(1e-310, 0, 1e-310, 1, 0)]
    public void The_larger(double x, double y, double value, double slopeX, double slopeY)
    {
        Binary(Maximum, x, y, value, slopeX, slopeY);
        Binary(Minimum, -x, -y, -value, slopeX, slopeY);
    }

    private static void Binary(Func<Expr, Expr, Expr> op, double x, double y, double value, double slopeX, double slopeY)
    {
        var (a, b) = (Expr.Var("x", Shape.Scalar), Expr.Var("y", Shape.Scalar));
        var z = op(a, b);
        var found = Graph.Of([z, .. z.Gradient([a, b])]).Evaluate<double>(Env.Of(("x", Tensor.Scalar(x)), ("y", Tensor.Scalar(y)))).OrThrow().Select(v => v.To<double>()[[]]).ToArray();
        Assert.All(found.Zip([value, slopeX, slopeY], (f, e) => (Found: f, Expected: e)), p => Assert.True(
            p.Found.Equals(p.Expected) || Math.Abs(p.Found - p.Expected) <= 1e-3 * Math.Abs(p.Expected), $"{p.Found} instead of {p.Expected}"));
    }

    private static void Agrees<T>(Curve curve, double[] points, int ulps) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] rounded = [.. points.Select(x => double.CreateSaturating(T.CreateSaturating(x)))];
        var x = Expr.Var("x", Shape.Of(points.Length));
        var y = curve.Op.Apply(x);
        var slope = Reverse.Pull([y], [Expr.Fill(y.Shape, Adjoint)], [x])[0];
        var (values, slopes) = (Value<T>(y, rounded), Value<T>(slope, rounded));
        Assert.All(rounded, (at, i) =>
        {
            var (value, pulled) = (curve.Value(at), Adjoint * curve.Slope(at));
            Assert.True(Close<T>(value, values[i], ulps), $"{curve} of {at:R} in {typeof(T).Name}: {values[i]:R} instead of {value:R}");
            Assert.True(Close<T>(pulled, slopes[i], 2 * ulps), $"{Adjoint} times the slope of {curve} at {at:R} in {typeof(T).Name}: {slopes[i]:R} instead of {pulled:R}");
        });
    }

    private static double[] Value<T>(Expr expr, double[] x) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. expr.Evaluate<T>(Env.Of(("x", Tensor.Vector<double>(x).To<T>()))).OrThrow().To<double>().Span];

    private static bool Close<T>(double expected, double found, int ulps) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rounded = T.Abs(T.CreateSaturating(expected));
        var ulp = T.IsFinite(rounded) ? double.CreateSaturating(T.Max(T.BitIncrement(rounded) - rounded, T.Epsilon)) : 0;
        return expected.Equals(found) || double.CreateSaturating(T.CreateSaturating(expected)).Equals(found) || Math.Abs(expected - found) <= ulps * ulp;
    }
}
