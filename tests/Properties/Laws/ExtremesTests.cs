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
        double[] points = [double.NaN, .. Points];
        var x = Expr.Var("x", Shape.Of(points.Length));
        var y = Where(Expr.Fill(x.Shape, 0), Curves.All.Single(c => c.Op.Name == op).Op.Apply(x), 3.0 * x);
        Assert.All(Value<double>(Sum(y).Gradient(x), points), slope => Assert.Equal(3, slope));
    }

    [Theory]
    [InlineData(double.PositiveInfinity, 1, 1, 0)]
    [InlineData(-2, double.NegativeInfinity, 0, -1)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, -0.7071067811865475, 0.7071067811865475)]
    [InlineData(1e300, 1e300, 0.7071067811865475, 0.7071067811865475)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(double.NaN, 1, double.NaN, double.NaN)]
    public void The_slope_of_a_length_is_a_direction(double x, double y, double ofX, double ofY)
    {
        var (a, b) = (Expr.Var("a", Shape.Scalar), Expr.Var("b", Shape.Scalar));
        var slopes = Graph.Of([.. Hypot(a, b).Gradient([a, b])]).Evaluate<double>(Env.Of(("a", Tensor.Scalar(x)), ("b", Tensor.Scalar(y)))).OrThrow();
        Assert.Equal(ofX, slopes[0].To<double>()[[]], 1e-15);
        Assert.Equal(ofY, slopes[1].To<double>()[[]], 1e-15);
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
    [InlineData(double.PositiveInfinity, -1, 0, 0, 0)]
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

    [Fact]
    public void A_weight_of_0_wins_wherever_it_is_in_a_row()
    {
        double[] numbers = [0, -0.0, 1, -2.5, 1e-200, -1e-200, 1e200, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        var pairs = (from x in numbers from y in numbers select (X: x, Y: y)).ToArray();
        var env = Env.Of(("x", Tensor.Vector([.. pairs.Select(p => p.X)])), ("y", Tensor.Vector([.. pairs.Select(p => p.Y)])));
        var (a, b) = (Expr.Var("x", Shape.Of(pairs.Length)), Expr.Var("y", Shape.Of(pairs.Length)));
        var found = Graph.Of([Weigh(a, b), WeighOver(a, b)]).Evaluate<double>(env).OrThrow();
        Assert.Equal(pairs.Select(p => Bits(p.X == 0 || p.Y == 0 ? 0 : p.X * p.Y)), found[0].To<double>().Span.ToArray().Select(Bits));
        Assert.Equal(pairs.Select(p => Bits(p.X == 0 ? 0 : p.X / p.Y)), found[1].To<double>().Span.ToArray().Select(Bits));

        static long Bits(double x) => BitConverter.DoubleToInt64Bits(double.IsNaN(x) ? double.NaN : x);
    }

    [Fact]
    public void At_the_origin_an_angle_has_slope_0_and_a_length_has_none_of_first_and_second_order()
    {
        var (x, y, env) = (Expr.Var("x", Shape.Scalar), Expr.Var("y", Shape.Scalar), Env.Of(("x", Tensor.Scalar(0.0)), ("y", Tensor.Scalar(0.0))));
        Expr[] slopes = [.. Atan2(x, y).Gradient([x, y]), .. Hypot(x, y).Gradient([x, y]), .. Hypot(x, y).Gradient(x).Gradient([x, y]), .. Hypot(x, y).Gradient(y).Gradient([x, y])];
        Assert.All(Graph.Of([.. slopes]).Evaluate<double>(env).OrThrow(), slope => Assert.Equal(0, slope.To<double>()[[]]));
    }

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
