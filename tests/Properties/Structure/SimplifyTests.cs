using System.Collections.Immutable;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(ExprGenerators), typeof(LayerGenerators)])]
public sealed class SimplifyTests
{
    private static readonly Expr X = Input("x", [Dim.Batch, 3]);
    private static readonly Expr Y = Input("y", [Dim.Batch, 3]);
    private static readonly Expr V = Input("v", [3]);
    private static readonly Expr S = Input("s", Shape.Scalar);
    private static readonly Expr M = Input("m", [2, 3]);
    private static readonly Expr L = Input("l", [1, 3]);
    private static readonly Expr C = Input("c", [2, 2, 3]);

    /// <summary>Applications that each rule applies to.</summary>
    private static readonly ImmutableDictionary<string, ImmutableArray<Expr>> Samples = new Dictionary<string, ImmutableArray<Expr>>
    {
        ["x + 0 = x"] = [X + 0.0, 0.0 + X, X + Expr.Constant(Tensor.Vector(0.0, 0.0, 0.0))],
        ["x + -y = x - y"] = [X + -Y, -X + Y, -X + -Y],
        ["x - 0 = x"] = [X - 0.0],
        ["0 - x = -x"] = [0.0 - X],
        ["x - -y = x + y"] = [X - -Y],
        ["--x = x"] = [-(-X)],
        ["-(x - y) = y - x"] = [-(X - Y)],
        ["x 1 = x"] = [X * 1.0, 1.0 * X],
        ["x -1 = -x"] = [X * -1.0, -1.0 * X],
        ["x -y = -(x y)"] = [X * -Y, -X * Y],
        ["x / 1 = x"] = [X / 1.0],
        ["-x / y = -(x / y)"] = [-X / Y],
        ["1 / x = reciprocal x"] = [1.0 / X],
        ["x^0 = 1"] = [Pow(X, 0)],
        ["x^1 = x"] = [Pow(X, 1)],
        ["x^2 = x²"] = [Pow(X, 2)],
        ["(-x)² = x²"] = [Square(-X)],
        ["|-x| = |x|"] = [Abs(-X)],
        ["weigh(0, x) = 0"] = [Weigh(0, X), Weigh(X, 0)],
        ["weigh(c, x) = c x"] = [Weigh(2, X), Weigh(X, -0.5)],
        ["weigh-over(0, x) = 0"] = [WeighOver(0, X)],
        ["weigh-over(x, c) = x / c"] = [WeighOver(X, 3), WeighOver(X, double.NegativeInfinity)],
        ["where(c, x, x) = x"] = [Where(Y, X, X)],
        ["where(0, x, y) = y, where(1, x, y) = x"] = [Where(0, X, Y), Where(2, X, Y)],
        ["reshape(x) = x"] = [new ReshapeOp(X.Shape).Apply(X)],
        ["reshape(reshape(x)) = reshape(x)"] = [Reshape(Reshape(M, [3, 2]), [6]), Reshape(Reshape(M, [6]), [2, 3])],
        ["broadcast-to(x) = x"] = [new BroadcastToOp(X.Shape).Apply(X)],
        ["broadcast-to(broadcast-to(x)) = broadcast-to(x)"] = [S.BroadcastTo([3]).BroadcastTo([2, 3]), V.BroadcastTo([1, 3]).BroadcastTo([2, 3])],
        ["f(broadcast-to(x), broadcast-to(y)) = broadcast-to(f(x, y))"] = [S.BroadcastTo([2, 3]) | Tanh, V.BroadcastTo([Dim.Batch, 3]) * S.BroadcastTo([Dim.Batch, 3]), Where(S, V, 1).BroadcastTo([2, 3]) + Expr.Fill([2, 3], 2)],
        ["sum-to(x) = x"] = [new SumToOp(X.Shape).Apply(X)],
        ["sum-to(sum-to(x)) = sum-to(x)"] = [Sum(X.SumTo([3])), C.SumTo([2, 3]).SumTo([1, 3])],
        ["sum-to(x) over extents 1 = reshape(x)"] = [L.SumTo([3])],
        ["transpose(x) in order = x"] = [Transpose(C, [0, 1, 2])],
        ["transpose(transpose(x)) = transpose(x)"] = [Transpose(Transpose(C, [1, 2, 0]), [1, 0, 2]), Transpose(Transpose(C, [1, 2, 0]), [2, 0, 1])],
        ["transpose(x) of extents 1 = reshape(x)"] = [SwapAxes(L, 0, 1), Transpose(Reshape(C, [2, 1, 2, 3]), [0, 2, 1, 3])],
        ["matmul(transpose(x), y) = matmul(x, y) read transposed"] = [MatMul(SwapAxes(M, 0, 1), M), MatMul(SwapAxes(C, -1, -2), C), new MatmulOp(TransposeLeft: true).Apply(SwapAxes(M, 0, 1), SwapAxes(M, 0, 1))],
        ["matmul(x, transpose(y)) = matmul(x, y) read transposed"] = [MatMul(M, SwapAxes(M, 0, 1)), MatMul(C, SwapAxes(M, 0, 1))],
        ["sum-to(matmul(transpose(x), y)) = outer-sum(x, y)"] = [new MatmulOp(TransposeLeft: true).Apply(C, C * C).SumTo([3, 3]), new MatmulOp(TransposeLeft: true).Apply(Reshape(C, [1, 2, 2, 3]), Reshape(C, [1, 2, 2, 3])).SumTo([3, 3])],
        ["x y + z = multiply-add(x, y, z)"] = [(X * Y) + X, X + (Y * Y)],
        ["slice(x) of all = x"] = [Slice(X, 1, 0, 3)],
        ["pad(x) by nothing = x"] = [new PadOp(1, 0, 0).Apply(X)],
        ["concat(split(x)) = x"] = [Join(1, Split(X, 1, 1, 2))],
        ["split(concat(x, y)) = x, y"] = [Split(Join(1, X, Y * Y), 1, 3, 3)[1], Split(Join(1, X, Y * Y), 1, 3, 3)[0] * 2.0],
        ["f(constants) = constant"] = [X * Square(Expr.Constant(3)), X + Reshape(Expr.Constant(Tensor.Of<double>([1, 3], 1, 2, 3)), [3])],
    }.ToImmutableDictionary();

    private static readonly ImmutableArray<Rule> Rules = [.. Passes.Fuse.Stages.SelectMany(rules => rules)];

    [Fact]
    public void Every_rule_has_a_sample_and_every_sample_a_rule() =>
        Assert.Equal(Rules.Select(rule => rule.Name).Order(StringComparer.Ordinal), Samples.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Each_rule_applies_to_its_samples() => Assert.All(Rules, rule => Assert.All(Samples[rule.Name], sample =>
        Assert.True(Graph.Of(sample).Values.Any(value => rule.Rewrite(value).IsSome), $"{rule.Name} does not apply to {sample.Listing()}")));

    [Fact]
    public void Each_rule_alone_keeps_values_and_gradients_of_its_samples_at_every_number() => Assert.All(Rules, rule => Assert.All(Samples[rule.Name], sample =>
    {
        var pass = Pass.Of(rule);
        var simpler = pass.Run(sample);
        var xs = Graph.Of(sample).Variables.Select(v => v.Apply()).ToImmutableArray();
        var (before, after) = (Sum(Square(sample)).Gradient(xs), Sum(Square(simpler)).Gradient(xs));
        foreach (var env in Points(xs))
        {
            Same(sample, simpler, env, rule);
            Assert.All(before.Zip(after), pair => Same(pair.Item1, pair.Item2, env, rule));
            Assert.All(before, gradient => Same(gradient, pass.Run(gradient), env, rule));
        }
    }));

    [Fact]
    public void All_rules_together_keep_values_at_every_constant()
    {
        double[] constants = [0, -0.0, 1, -1, 2, 0.5, -3, 0.1, (float)0.1, 0.99999999999, 1 + 1e-9, 1e30, 1e-300, 1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        Func<Expr, Expr, Expr>[] pairs = [(a, b) => a + b, (a, b) => a - b, (a, b) => a * b, (a, b) => a / b, Weigh, WeighOver, Pow, Maximum, Minimum, Greater, Equal, (a, b) => Where(a, b, -b), (a, b) => -a * -b, (a, b) => -(a - b), (a, b) => Square(-a) + Abs(-b)];
        foreach (var c in constants)
            foreach (var pair in pairs)
                foreach (var e in (Expr[])[pair(X, c), pair(c, X), pair(c, 2), X * pair(c, 2), X * pair(c, 0.1), X * pair(c, 1)])
                    foreach (var env in Points([X]))
                        Same(e, Passes.Simplify.Run(e), env);
    }

    [Fact]
    public void What_is_not_decided_yet_is_not_folded()
    {
        var either = InTraining(1, 2) * X;
        Assert.Equal(2.0 * X, Passes.Inference.Run(Passes.Simplify.Run(either)));
        Assert.Equal(1.0 * X, Passes.Training.Run(Passes.FoldConstants.Run(either)));
    }

    [Property]
    public void Simplified_expressions_keep_values_and_gradients(ExprCase @case)
    {
        ImmutableArray<Expr> xs = [.. @case.Variables];
        var simpler = Passes.Simplify.Run(@case.Expr);
        Same(@case.Expr, simpler, @case.Env);
        Assert.All(Sum(@case.Expr).Gradient(xs).Zip(Sum(simpler).Gradient(xs)), pair => Same(pair.Item1, pair.Item2, @case.Env));
        Assert.All(Sum(@case.Expr).Gradient(xs), gradient => Same(gradient, Passes.Simplify.Run(gradient), @case.Env));
    }

    [Property]
    public void Simplified_models_keep_predictions_and_gradients_and_have_no_more_nodes(LayerCase a)
    {
        var model = a.Model;
        ImmutableArray<Expr> parameters = [.. model.Parameters.Select(p => p.Apply())];
        var graph = Graph.Of([model.Prediction, .. Sum(Square(model.Prediction)).Gradient(parameters)]);
        var simpler = Passes.Simplify.Run(graph);
        var env = model.Initial<double>(Key.Of(7)).With(Model.InputName, Tensor.Generate(Shape.Of([2, .. a.Example]), i => Math.Sin(i + 1)));
        foreach (var (before, after) in graph.Evaluate<double>(env).OrThrow().Zip(simpler.Evaluate<double>(env).OrThrow()))
            Assert.True(Slopes.Close(before.To<double>().Span.ToArray(), after.To<double>().Span.ToArray(), 1e-11));
        Assert.True(simpler.Nodes.Length <= graph.Nodes.Length);
        Assert.Equal(simpler, Passes.Simplify.Run(simpler));
    }

    [Fact]
    public void Folding_leaves_what_would_grow_and_what_has_no_value()
    {
        var lookup = Gather(Expr.Constant(Tensor.Vector(1.0, 2)), 0, Expr.Constant(Tensor.Vector(5)));
        Assert.Equal(lookup, Passes.FoldConstants.Run(lookup));
        Assert.Equal(Expr.Fill([1000, 1000], 6), Passes.Simplify.Run(Expr.Fill([1000, 1000], 2) * Expr.Fill([1000, 1000], 3)));
        Assert.Equal(X * 6.0, Passes.FoldConstants.Run(X * (Expr.Constant(2) * 3.0)));
    }

    [Fact]
    public void What_rounded_constants_would_change_is_not_folded()
    {
        Expr[] risky =
        [
            X * Equal(0.1, (double)0.1f), X * Greater(1 + 1e-12, 1), X * Floor(0.99999999999), X * Round(Expr.Constant(0.49999999999)), X * Sign(Expr.Constant(1e-200)),
            X * ((Expr.Constant(1e30) * 1e30) * 1e-30), X * ((Expr.Constant(1e-30) * 1e-30) * 1e30), X * ((Expr.Constant(1) + 1e-9) - 1),
            X * Where(Expr.Constant(1e-60), 1, 2), X * ToReal(ArgMax(Expr.Constant(Tensor.Vector(1, 1 + 1e-12)))), Weigh(1e300, X), WeighOver(X, 1e-300),
        ];
        double[] numbers = [0, 5, -3, double.PositiveInfinity, double.NaN];
        Assert.All(risky, e => Assert.All(numbers, x => Same(e, Passes.Fuse.Run(e), Env.Of(("x", Tensor.Fill([2, 3], x)), ("y", Tensor.Fill([2, 3], x))))));
    }

    [Fact]
    public void What_is_not_the_same_for_infinities_stays()
    {
        Assert.All([0.0 * X, X - X, X / X, Weigh(double.PositiveInfinity, X), WeighOver(X, 0)], e => Assert.Equal(e, Passes.Simplify.Run(e)));
        Assert.Equal(2.0 * X, Passes.Simplify.Run(Weigh(2, X)));
    }

    /// <summary>Signs, zeros, extremes and ties.</summary>
    private static IEnumerable<Env> Points(ImmutableArray<Expr> xs)
    {
        double[] numbers = [0.5, -2, 0, -0.0, 3, 1, 1e-200, -1e200, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 7];
        return Enumerable.Range(0, numbers.Length).Select(start => Env.Of(xs.Select((x, which) =>
            (((VarOp)x.Op).Variable, (Tensor)Tensor.Generate(Shape.Of([.. x.Shape.Select(dim => dim == Dim.Batch ? 2 : dim)]), i => numbers[(start + i + (5 * which)) % numbers.Length])))));
    }

    /// <summary>In double and in float, where numbers beyond it are 0 or infinite.</summary>
    private static void Same(Expr a, Expr b, Env env, Rule? rule = null)
    {
        Same<double>(a, b, env, 1e-12, rule);
        Same<float>(a, b, env.To<float>(), 1e-4, rule);
    }

    private static void Same<T>(Expr a, Expr b, Env env, double tolerance, Rule? rule) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Assert.True(
        Values<T>(a, env).Zip(Values<T>(b, env), (x, y) => x.Equals(y) || x == y || Math.Abs(x - y) <= tolerance * Math.Clamp(Math.Abs(x), 1, 1e300)).All(same => same),
        $"{rule?.Name} in {typeof(T).Name} at {string.Join("; ", env.Select(v => $"{v.Key} = {v.Value}"))}:\n{a.Listing()}\n{b.Listing()}");

    private static double[] Values<T>(Expr e, Env env) where T : unmanaged, IBinaryFloatingPointIeee754<T> => e.Evaluate<T>(env.With("batch", Tensor.Scalar(2))).OrThrow().To<double>().Span.ToArray();
}
