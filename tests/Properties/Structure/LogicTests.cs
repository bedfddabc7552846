using Functional.Nn.Ops;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

public sealed class LogicTests
{
    private const double NaN = double.NaN;
    private const double Inf = double.PositiveInfinity;

    private static readonly double[] Values = [0, -0.0, 1, -2.5, Inf, -Inf, NaN];

    private static readonly (double X, double Y)[] Pairs = [.. from x in Values from y in Values select (x, y)];

    public static TheoryData<string> Relations => ["less", "less or equal", "greater", "greater or equal", "equal", "not equal", "and", "or", "xor"];

    [Theory]
    [MemberData(nameof(Relations))]
    public void Relations_are_those_of_numbers(string relation)
    {
        (Func<Expr, Expr, Expr> Op, Func<double, double, bool> Holds) chosen = relation switch
        {
            "less" => (Less, (x, y) => x < y),
            "less or equal" => (LessOrEqual, (x, y) => x <= y),
            "greater" => (Greater, (x, y) => x > y),
            "greater or equal" => (GreaterOrEqual, (x, y) => x >= y),
            "equal" => (Equal, (x, y) => x == y),
            "not equal" => (NotEqual, (x, y) => x != y),
            "and" => (And, (x, y) => x != 0 && y != 0),
            "or" => (Or, (x, y) => x != 0 || y != 0),
            _ => (Xor, (x, y) => x != 0 ^ y != 0),
        };
        Assert.Equal(
            Pairs.Select(p => chosen.Holds(p.X, p.Y) ? 1.0 : 0),
            Numbers(chosen.Op(Vector([.. Pairs.Select(p => p.X)]), Vector([.. Pairs.Select(p => p.Y)]))));
    }

    [Fact]
    public void Kinds_of_numbers_are_told_apart()
    {
        Assert.Equal(Values.Select(x => x == 0 ? 1.0 : 0), Numbers(Not(Vector(Values))));
        Assert.Equal(Values.Select(x => double.IsNaN(x) ? 1.0 : 0), Numbers(IsNaN(Vector(Values))));
        Assert.Equal(Values.Select(x => double.IsFinite(x) ? 1.0 : 0), Numbers(IsFinite(Vector(Values))));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 0, 0.0)]
    [InlineData(1, 0, 0.0, 2.0)]
    [InlineData(1, 1, -1.0, 1.0)]
    [InlineData(1, 0, 0.0, NaN)]
    public void Any_and_all(double any, double all, params double[] elements)
    {
        Assert.Equal([any], Numbers(Any(Vector(elements))));
        Assert.Equal([all], Numbers(All(Vector(elements))));
    }

    [Theory]
    [InlineData(7, 3, 1, 1, -2)]
    [InlineData(-7, 3, 2, 1, 3)]
    [InlineData(7, -3, -2, 1, 3)]
    [InlineData(-6, 3, 0, 1, 2)]
    [InlineData(1e300, 0.7, 0.3790560774266656, 1, -1e300 / 0.7)]
    [InlineData(-1e-300, 3, 3, 1, 1)]
    [InlineData(0, 2, 0, 1, 0)]
    public void What_is_left_of_a_quotient(double x, double y, double left, double slopeX, double slopeY)
    {
        var (a, b) = (Input("a", []), Input("b", []));
        var found = Graph.Of([Remainder(a, b), .. Remainder(a, b).Gradient([a, b])]).Evaluate<double>(Env.Of(("a", Tensor.Scalar(x)), ("b", Tensor.Scalar(y)))).OrThrow().Select(v => v.To<double>()[[]]).ToArray();
        Assert.Equal([left, slopeX, slopeY], found);
    }

    [Fact]
    public void Lengths_neither_overflow_nor_vanish()
    {
        Assert.Equal([5, 5e200, 5e-200, 0, Inf], Numbers(Hypot(Vector(3, 3e200, 3e-200, 0, -Inf), Vector(-4, 4e200, -4e-200, 0, NaN))), (e, f) => e.Equals(f) || Math.Abs(e - f) < 1e-15 * e);
        Assert.Equal([3, 0, 0], (double[])[.. Numbers(NormLInf(Vector(-3, 2))), .. Numbers(NormLInf(Vector())), .. Numbers(NormLInf(Vector(0)))]);
    }

    [Fact]
    public void Between_two_values_both_ends_are_exact() =>
        Assert.Equal([0.1, 1e20, 2], Numbers(Lerp(Vector(0.1, 0.1, 1), Vector(1e20, 1e20, 3), Vector(0, 1, 0.5))));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-2)]
    [InlineData(0.5)]
    public void Swish_is_its_formula_also_where_it_saturates(double beta)
    {
        double[] at = [-1000, -1.5, 0, 2, 1000];
        Assert.Equal(at.Select(x => x * Curves.Sigmoid(beta * x)), Numbers(Swish(Vector(at), beta)), (e, f) => Math.Abs(e - f) <= 1e-14 * Math.Abs(e));
    }

    [Fact]
    public void Products_and_diagonals()
    {
        var (x, y) = (Vector(1, 2, 3), Vector(4, 5, 6));
        Assert.Equal([32], Numbers(Dot(x, y)));
        Assert.Equal([4, 5, 6, 8, 10, 12, 12, 15, 18], Numbers(Outer(x, y)));
        Assert.Equal(Numbers(Einsum("i,j->ij", x, Vector(7, 8))), Numbers(Outer(x, Vector(7, 8))));
        Assert.Equal([32], Numbers(Trace(Outer(x, y))));
        Assert.Equal([1, 0, 0, 0, 2, 0, 0, 0, 3], Numbers(DiagonalMatrix(x)));
        foreach (var offset in Enumerable.Range(-3, 7))
        {
            var matrices = Expr.Constant(Slopes.Random([2, 3 + Math.Abs(offset), 3 + Math.Abs(offset)], 1));
            var vectors = Expr.Constant(Slopes.Random([2, 3], 2));
            Assert.Equal(Value(vectors), Value(Diagonal(DiagonalMatrix(vectors, offset), offset)));
            Assert.Equal(Slopes.Dot(Value(Diagonal(matrices, offset)), Value(vectors)), Slopes.Dot(Value(matrices), Value(DiagonalMatrix(vectors, offset))), 1e-12);
            Assert.Equal(Math.Abs(offset) * Math.Abs(offset), Numbers(DiagonalMatrix(Vector(), offset)).Length);
        }
    }

    private static Expr Vector(params double[] elements) => Expr.Constant(Tensor.Of<double>([elements.Length], elements));

    private static Tensor<double> Value(Expr y) => y.Evaluate<double>(Env.Empty).OrThrow();

    private static double[] Numbers(Expr y) => Value(y).Span.ToArray();
}
