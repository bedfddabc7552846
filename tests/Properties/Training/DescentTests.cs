using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Training.Optimizers;

namespace Functional.Nn.Properties;

/// <summary>Expressions that are minimised by themselves, against formulas and against training.</summary>
public sealed class DescentTests
{
    private static readonly Expr P = Input("p", [2]);

    private static double[] At(DescentPoint point) => point.Variables["p"].To<double>().Span.ToArray();

    [Property(MaxTest = 50)]
    public void On_a_bowl_every_step_leaves_the_same_part_of_the_way(Key key)
    {
        var (bend, rate, start) = (0.1 + key.Uniform(0), key.Uniform(1), Tensor.Vector(key.Uniform(2) - 0.5, key.Uniform(3)));
        foreach (var point in (bend / 2 * Sum(Square(P))).Descend<double>(Sgd(rate), Env.Of(("p", start))).OrThrow().Take(8))
        {
            var left = Math.Pow(1 - (rate * bend), point.Step);
            Assert.Equal(start.Span.ToArray().Select(p => left * p), At(point), (a, b) => Math.Abs(a - b) < 1e-14);
            Assert.Equal(bend / 2 * At(point).Sum(p => p * p), point.Value, 1e-14);
        }
    }

    [Theory]
    [MemberData(nameof(TrainingLaws.Transforms), MemberType = typeof(TrainingLaws))]
    public void The_descent_on_the_loss_of_a_model_is_its_training_on_all_data_at_once(string text)
    {
        var iris = Scaler.Standard(Tables.Load("iris").OrThrow()).Apply(Tables.Load("iris").OrThrow());
        var optimizer = Notation.Parse<GradientTransform>(text).OrThrow();
        var run = (Recipe.Minimise(Losses.SoftmaxCrossEntropy) with { Optimizer = optimizer, Batch = iris.Count }).Run<double>((Dense(4) >> Tanh >> Dense(3)).Build([4]).OrThrow(), iris, 3).OrThrow();
        Expr Variable(string name) => run.Step.Model.Parameters.Single(p => p.Variable == name).Apply();
        var hidden = (MatMul(Expr.Constant(iris.Features), Variable("dense1.weight")) + Variable("dense1.bias")) | Tanh;
        var all = Losses.SoftmaxCrossEntropy.Of(MatMul(hidden, Variable("dense2.weight")) + Variable("dense2.bias"), Expr.Constant(iris.Targets));
        foreach (var point in all.Descend<double>(optimizer, run.Initial.Parameters).OrThrow().Take(6))
            foreach (var (name, value) in run.At(point.Step).OrThrow().Parameters)
                Assert.Equal(value.To<double>().Span.ToArray(), point.Variables[name].To<double>().Span.ToArray(), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void The_first_point_is_the_start_and_each_enumeration_begins_there_again()
    {
        var points = Sum(Square(P)).Descend<float>(Momentum(0.1), Env.Of(("p", Tensor.Vector(1.0, 2)))).OrThrow();
        Assert.Equal(new(0, Env.Of(("p", Tensor.Vector(1f, 2))), [5]), points.First());
        Assert.Equal(points.Take(5), points.Take(5));
    }

    [Property(MaxTest = 10)]
    public void Randomness_is_a_function_of_the_key(Key key)
    {
        DescentPoint[] Path(Key by) => [.. Sum(Square(P)).Descend<double>(Noise(0.1) >> Sgd(0.1), Env.Of(("p", Tensor.Vector(1.0, 2))), by).OrThrow().Take(4)];
        Assert.Equal(Path(key), Path(key));
        Assert.NotEqual(Path(key)[1], Path(key.Fold(1))[1]);
        Assert.NotEqual(At(Path(key)[1])[0] - 0.8, At(Path(key)[2])[0] - (0.8 * At(Path(key)[1])[0]));
    }

    [Fact]
    public void It_ends_with_a_point_that_tells_what_is_not_finite()
    {
        var points = Sum(Square(Square(P))).Descend<double>(Sgd(1), Env.Of(("p", Tensor.Vector(10.0, 0)))).OrThrow().ToArray();
        Assert.InRange(points.Length, 3, 20);
        Assert.All(points, point => Assert.All(At(point), p => Assert.True(double.IsFinite(p))));
        Assert.All(points[..^1], point => Assert.True(double.IsFinite(point.Value)));
        Assert.Equal(points.Select((_, i) => i == points.Length - 1), points.Select(point => point.Faults.Count > 0));
        Assert.Contains(points[^1].ToValidation().Errors(), fault => fault.Where == $"p in step {points.Length}");
        var start = Assert.Single(Sum(Log(P)).Descend<double>(Sgd(1), Env.Of(("p", Tensor.Vector(-1.0, 0)))).OrThrow());
        Assert.Equal((true, true), (double.IsNaN(start.Value), start.ToValidation().IsFail));
    }

    [Fact]
    public void Whatever_does_not_fit_is_told()
    {
        string[] Told(Expr value, GradientTransform optimizer, Env start) => [.. value.Descend<double>(optimizer, start).Errors().Select(error => error.What)];
        var start = Env.Of(("p", Tensor.Vector(1.0, 2)));
        Assert.Equal(["gradient"], Told(P, Sgd(), start));
        Assert.Equal(["rate of sgd", "value to start with"], Told(Sum(P), Sgd(-1), Env.Empty));
        Assert.Equal(["value to start with"], Told(Sum(P), Sgd(), Env.Of(("p", Tensor.Vector(1.0)))));
        Assert.Equal(["name of a variable"], Told(Input("step", []), Sgd(), Env.Of(("step", Tensor.Scalar(1.0)))));
        Assert.Equal(["backtrack"], Told(Sum(P), Accumulate(2, Backtrack(Sgd())), start));
    }

    [Property(MaxTest = 20)]
    public void Players_who_have_nothing_in_common_descend_as_each_does_alone(Key key)
    {
        Expr q = Input("q", [2]), one = Sum(Square(P)), other = Sum(Square(Square(q)));
        var start = Env.Of(("p", Tensor.Vector(key.Uniform(0), key.Uniform(1))), ("q", Tensor.Vector(key.Uniform(2), key.Uniform(3))));
        var together = ValueList.Of(new Player("p", one, Adam(0.1)), new Player("q", other, Momentum(0.1))).Descend<double>(start).OrThrow().Take(6).ToArray();
        var (alone, beside) = (one.Descend<double>(Adam(0.1), start).OrThrow().Take(6), other.Descend<double>(Momentum(0.1), start).OrThrow().Take(6));
        Assert.Equal(alone.Select(At), together.Select(At));
        Assert.Equal(beside.Select(point => point.Variables["q"]), together.Select(point => point.Variables["q"]));
        Assert.Equal(alone.Zip(beside, (p, q) => ValueList.Of(p.Value, q.Value)), together.Select(point => point.Values));
    }

    [Property(MaxTest = 50)]
    public void Players_take_turns(Key key)
    {
        Expr x = Input("x", []), y = Input("y", []);
        var (rate, a, b) = (key.Uniform(0), key.Uniform(1), key.Uniform(2));
        foreach (var point in ValueList.Of(new Player("x", x * y, Sgd(rate)), new Player("y", -(x * y), Sgd(rate))).Descend<double>(Env.Of(("x", Tensor.Scalar(a)), ("y", Tensor.Scalar(b)))).OrThrow().Take(9))
        {
            Assert.Equal([a, b], [Number("x"), Number("y")], (one, other) => Math.Abs(one - other) < 1e-12);
            var moved = a - (rate * b);
            Assert.Equal([a * b, -(moved * b)], point.Values, (one, other) => Math.Abs(one - other) < 1e-12);
            (a, b) = (moved, b + (rate * moved));
            double Number(string name) => point.Variables[name].To<double>().Span[0];
        }
    }

    [Property(MaxTest = 20)]
    public void Parameters_start_by_the_key_and_draws_are_new_in_each_step(Key key)
    {
        var w = Param("net.w", [3, 2], Initializers.Glorot);
        var points = ValueList.Of(new Player("net", Sum(Square(w - DrawNormal([3, 2], "noise"))), Sgd(0))).Descend<double>(Env.Empty, key).OrThrow().Take(3).ToArray();
        Assert.All(points, point => Assert.Equal(((ParamOp)w.Op).Initial<double>(key), point.Variables["net.w"]));
        Assert.Equal(3, points.Select(point => point.Value).Distinct().Count());
        Assert.Equal(w.Shape, Sum(w).Descend<double>(Sgd(), Env.Of(("net.w", Tensor.Fill([3, 2], 1.0)))).OrThrow().First().Variables["net.w"].Shape);
        Assert.Equal(6, Sum(w).Descend<double>(Sgd(), Env.Of(("net.w", Tensor.Fill([3, 2], 1.0))), key).OrThrow().First().Value);
    }

    [Fact]
    public void Players_without_variables_and_variables_of_two_players_are_told()
    {
        string[] Told(params ReadOnlySpan<Player> players) => [.. ValueList.Of(players).Descend<double>(Env.Of(("p", Tensor.Vector(1.0, 2)))).Errors().Select(error => $"{error.What} {error.Where}")];
        Assert.Equal(["player q"], Told(new Player("q", Sum(P), Sgd())));
        Assert.Equal(["variable of two players p"], Told(new Player("p", Sum(P), Sgd()), new Player("", Sum(P), Sgd())));
        Assert.Equal(["players "], Told());
    }
}
