using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using MathNet.Numerics.LinearAlgebra;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Training.Optimizers;

namespace Functional.Nn.Properties;

/// <summary>Limited-memory BFGS against its definition by matrices, and on functions whose minimum is known; values of another implementation are among those of the reference.</summary>
public sealed class LbfgsTests
{
    private static readonly Arbitrary<(Key Key, int Size, int History)> Walks =
        (from seed in Gen.Choose(0, 1 << 20) from size in Gen.Choose(1, 6) from history in Gen.Choose(1, 5) select (Key.Of(seed), size, history)).ToArbitrary();

    [Property(MaxTest = 30)]
    public Property Its_direction_is_that_of_the_inverse_Hessian_as_a_matrix() => Prop.ForAll(Walks, walk =>
    {
        var (key, n, history) = walk;
        var pairs = new List<(Vector<double> S, Vector<double> Y)>();
        var (before, moved, scale) = (Vector<double>.Build.Dense(n), Vector<double>.Build.Dense(n), 1.0);
        Follow(Lbfgs(0.5, history, 0, 0), [[n]], 12, (t, _) => [.. Enumerable.Range(0, n).Select(i => key.Fold(t).Uniform(i) - 0.5)], (t, gradient, update) =>
        {
            var g = Vector<double>.Build.DenseOfArray(gradient);
            var y = g - before;
            if (y * moved > 1e-10)
            {
                pairs = [.. pairs.Append((moved, y)).TakeLast(history)];
                scale = (moved * y) / (y * y);
            }

            var identity = Matrix<double>.Build.DenseIdentity(n);
            var inverse = pairs.Aggregate(scale * identity, (h, pair) =>
            {
                var (s, bend) = (pair.S, pair.Y * pair.S);
                var v = identity - (pair.Y.OuterProduct(s) / bend);
                return (v.TransposeThisAndMultiply(h) * v) + (s.OuterProduct(s) / bend);
            });
            var expected = 0.5 * (t == 1 ? Math.Min(1, 1 / g.L1Norm()) : 1) * (inverse * g);
            for (var i = 0; i < n; i++)
                Assert.Equal(expected[i], update[i], 1e-9 * (1 + expected.L2Norm()));
            (before, moved) = (g, -Vector<double>.Build.DenseOfArray(update));
        });
    });

    [Property(MaxTest = 30)]
    public Property Parameters_are_one_vector_however_they_are_cut() => Prop.ForAll(Walks, walk =>
    {
        var (key, n, history) = walk;
        ImmutableArray<double[]> Path(Shape[] shapes)
        {
            var path = ImmutableArray.CreateBuilder<double[]>();
            Follow(Lbfgs(0.3, history), shapes, 8, (t, p) => [.. p.Select((v, i) => ((i + 1) * v) + key.Fold(t).Uniform(i))], (_, _, update) => path.Add(update));
            return path.ToImmutable();
        }

        var whole = Path([[2 * n]]);
        Assert.Equal(whole, Path([[n], [n]]));
        Assert.Equal(whole, Path([[n, 2]]));
        Assert.Equal(whole, Path([.. Enumerable.Repeat(Shape.Scalar, 2 * n)]));
    });

    [Property(MaxTest = 30)]
    public Property The_second_step_on_a_round_bowl_ends_at_its_bottom() => Prop.ForAll(Walks, walk =>
    {
        var (key, n, history) = walk;
        var (bend, target) = (0.5 + (4 * key.Uniform(0)), Tensor.Generate([n], i => (4 * key.Uniform(1 + i)) - 2));
        var last = Minimised(Lbfgs(1, history), p => (bend / 2) * Sum(Square(p - Expr.Constant(target))), Tensor.Fill([n], 3.0), 2)[^1];
        Assert.All(Enumerable.Range(0, n), i => Assert.Equal(target.Span[i], last[i], 1e-9));
    });

    [Property(MaxTest = 20)]
    public Property Few_steps_end_at_the_bottom_of_any_bowl() => Prop.ForAll(Walks, walk =>
    {
        var (key, n, _) = walk;
        var root = Expr.Constant(Tensor.Generate([n, n], i => key.Uniform(i) + (i % (n + 1) == 0 ? 1 : 0)));
        var target = Tensor.Generate([n, 1], i => (4 * key.Uniform(100 + i)) - 2);
        Expr Bowl(Expr p) => (0.5 * Sum(Square(MatMul(root, p - Expr.Constant(target))))) + (0.1 * Sum(Square(p - Expr.Constant(target))));
        var last = Minimised(Lbfgs(1, 20, 0, 0), Bowl, Tensor.Fill([n, 1], 3.0), 10 + (6 * n))[^1];
        Assert.All(Enumerable.Range(0, n), i => Assert.Equal(target.Span[i], last[i], 1e-5));
    });

    [Theory]
    [InlineData(1, 2, 110)]
    [InlineData(0.5, 5, 80)]
    public void It_follows_the_valley_of_Rosenbrock(double rate, int history, int steps)
    {
        static Expr Rosenbrock(Expr p) => Split(p, 0, [1, 1]) is [var x, var y] ? Sum(Square(1.0 - x) + (100.0 * Square(y - Square(x)))) : p;
        Assert.All(Minimised(Lbfgs(rate, history, 0, 0), Rosenbrock, Tensor.Vector(-1.2, 1), steps)[^1], v => Assert.Equal(1, v, 1e-8));
    }

    [Fact]
    public void On_the_whole_data_it_needs_a_small_part_of_the_epochs_of_descent()
    {
        var iris = Scaler.Standard(Tables.Load("iris").OrThrow()).Apply(Tables.Load("iris").OrThrow());
        var model = Layers.Dense(3).Build(iris.FeatureShape).OrThrow();
        int Epochs(GradientTransform optimizer)
        {
            var recipe = Recipe.Minimise(Losses.SoftmaxCrossEntropy) with { Optimizer = WeightDecay(0.01) >> optimizer, Batch = iris.Count };
            var loss = Losses.SoftmaxCrossEntropy.Of(model.Output, Expr.Var("y", new(Shape.Of(Dim.Batch), Kind.Index)));
            var norm = ClipTransform.Norm(model.Parameters.Select(p => p.Apply()).ToArray() is var ps ? loss.Gradient([.. ps]).Select((g, i) => g + (0.01 * ps[i])) : [], 2);
            return recipe.Fit<double>(model, iris, 1).OrThrow().Take(3000)
                .First(epoch => norm.Evaluate<double>(epoch.State.Parameters.With(("x", iris.Features), ("y", iris.Targets))).OrThrow().Span[0] < 1e-6).Number;
        }

        var (few, many) = (Epochs(Lbfgs(1, 10, 0, 0)), Epochs(Sgd(1)));
        Assert.InRange(few, 5, 60);
        Assert.True(10 * few < many, $"{few} and {many}");
    }

    [Fact]
    public void What_stands_behind_it_is_counted_in()
    {
        var (whole, half) = (new List<double[]>(), new List<double[]>());
        static double[] Slope(int step, double[] p) => [(2 * p[0]) - 1, (p[1] * 3) + p[0]];
        Follow(Lbfgs(0.5), [[2]], 8, Slope, (_, _, update) => whole.Add(update));
        Follow(Lbfgs(1) >> Scale(0.5), [[2]], 8, Slope, (_, _, update) => half.Add(update));
        for (var t = 0; t < 8; t++)
            Assert.All(Enumerable.Range(0, 2), i => Assert.Equal(whole[t][i], half[t][i], 1e-12));
    }

    [Fact]
    public void Where_there_is_no_slope_nothing_moves_and_nothing_is_recorded()
    {
        var updates = new List<double[]>();
        Follow(Lbfgs(), [[2]], 4, (t, p) => t == 2 ? [0, 1e-8] : [p[0] + 1, p[1] - 2], (_, _, update) => updates.Add(update));
        var without = new List<double[]>();
        Follow(Lbfgs(), [[2]], 3, (_, p) => [p[0] + 1, p[1] - 2], (_, _, update) => without.Add(update));
        Assert.Equal([0.0, 0], updates[1]);
        Assert.Equal(without, updates.Where((_, i) => i != 1));
    }

    [Fact]
    public void What_would_not_descend_is_not_taken() =>
        Follow(Lbfgs(1, 5, 0, 0.01), [[1]], 3, (_, _) => [0.09], (_, _, update) => Assert.Equal([0.0], update));

    [Fact]
    public void A_gradient_that_is_no_number_is_not_kept_from_sight() =>
        Follow(Lbfgs(), [[2]], 1, (_, _) => [double.NaN, 1], (_, _, update) => Assert.Contains(double.NaN, update));

    [Fact]
    public void It_is_as_many_ops_for_any_history_and_few_for_each_parameter()
    {
        int Ops(int parameters, int history)
        {
            var transformed = Lbfgs(1, history).Apply([.. Enumerable.Range(0, parameters).Select(i => new Learned($"p{i}", Expr.Var($"p{i}", Shape.Of(3, 4)), Expr.Var($"g{i}", Shape.Of(3, 4))))], Expr.Var("step", Shape.Scalar), "");
            return Graph.Of([.. transformed.Updates.Select(u => u.Update), .. transformed.Slots.Select(s => s.Next)]).Nodes.Length;
        }

        Assert.Equal(Ops(50, 10), Ops(50, 1000));
        Assert.Equal(5, Ops(50, 10) - Ops(49, 10));
        Assert.InRange(Ops(1, 10), 1, 90);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var iris = Tables.Load("iris").OrThrow().To<float>().OrThrow();
        var step = (Recipe.Minimise(Losses.SoftmaxCrossEntropy) with { Optimizer = Lbfgs(0.1) }).Compile((Layers.Dense(8) >> Layers.Tanh >> Layers.Dense(3)).Build(iris.FeatureShape).OrThrow(), iris).OrThrow();
        var (fold, batch) = (new TrainingFold<float>(step, step.Initial<float>(1), Workers.Alone), iris.Batches(150).First());
        for (var i = 0; i < 3; i++)
            fold.Step(batch);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var loss = fold.Step(batch);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(loss.IsSome);
    }

    [Fact]
    public void Of_no_parameters_it_is_nothing() => Assert.Equal(new([], []), Lbfgs().Apply([], 1.0, ""));

    private static ImmutableArray<double[]> Minimised(GradientTransform optimizer, Func<Expr, Expr> objective, Tensor<double> start, int steps)
    {
        var path = new List<double[]>();
        var p = Expr.Var("q", start.Type);
        var slope = new Program<double>(Graph.Of(objective(p).Gradient(p)), Passes.Fuse);
        var at = start.Span.ToArray();
        Follow(optimizer, [start.Shape], steps, (_, _) => slope.Run(Env.Of(("q", Tensor.Of<double>(start.Shape, at)))).OrThrow()[0].To<double>().Span.ToArray(), (_, _, update) =>
        {
            at = [.. at.Zip(update, (before, down) => before - down)];
            path.Add(at);
        });
        return [.. path];
    }

    /// <summary>Steps from 0 on by gradients of number and place, all parameters one after the other.</summary>
    private static void Follow(GradientTransform optimizer, Shape[] shapes, int steps, Func<int, double[], double[]> gradient, Action<int, double[], double[]> seen)
    {
        var transformed = optimizer.Apply([.. shapes.Select((shape, i) => new Learned($"p{i}", Expr.Var($"p{i}", shape), Expr.Var($"g{i}", shape)))], Expr.Var("step", Shape.Scalar), "");
        var program = new Program<double>(Graph.Of([.. transformed.Updates.Select(u => u.Update), .. transformed.Slots.Select(s => s.Next)]), Passes.Fuse);
        var slots = Env.Of(transformed.Slots.Select(s => (s.Op.Variable, (Tensor)Tensor.Fill(s.Op.Type.Shape, s.Op.Initial))));
        var at = new double[shapes.Sum(shape => shape.Size)];
        for (var t = 1; t <= steps; t++)
        {
            var g = gradient(t, at);
            var parts = shapes.Select((shape, i) => ($"g{i}", (Tensor)Tensor.Of<double>(shape, g.AsSpan(shapes[..i].Sum(before => before.Size), shape.Size))));
            var places = shapes.Select((shape, i) => ($"p{i}", (Tensor)Tensor.Of<double>(shape, at.AsSpan(shapes[..i].Sum(before => before.Size), shape.Size))));
            var values = program.Run(slots.With("step", Tensor.Scalar((double)t)).With(parts).With(places)).OrThrow();
            double[] update = [.. shapes.SelectMany((_, i) => values[i].To<double>().Span.ToArray())];
            seen(t, g, update);
            at = [.. at.Zip(update, (before, down) => before - down)];
            slots = Env.Of(transformed.Slots.Select((s, i) => (s.Op.Variable, values[shapes.Length + i])));
        }
    }
}
