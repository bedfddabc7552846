using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(ExprGenerators), typeof(LayerGenerators)])]
public sealed class ProgramRunTests
{
    [Property]
    public void A_program_has_the_values_of_the_fold(ExprCase @case)
    {
        var graph = Graph.Of([@case.Expr, .. Sum(@case.Expr).Gradient([.. @case.Variables])]);
        Same(graph, graph, @case.Env);
        Same(graph, Passes.Simplify.Run(graph), @case.Env);
    }

    [Property]
    public void All_values_may_be_outputs(ExprCase @case) => Same(Graph.Of(Graph.Of(@case.Expr).Values), Graph.Of(Graph.Of(@case.Expr).Values), @case.Env);

    [Property(MaxTest = 60)]
    public Property Programs_of_networks_have_the_values_of_the_fold() => Prop.ForAll(NetworkGenerators.Cases(), network =>
    {
        var graph = Graph.Of([network.Objective, .. Sum(network.Objective).Gradient([.. network.Model.Parameters.Select(p => p.Apply())])]);
        Same(graph, Passes.Simplify.Run(graph), network.Point);
    });

    [Property(MaxTest = 60)]
    public Property In_single_precision_programs_are_as_far_from_the_fold_as_rounding_takes_them() => Prop.ForAll(NetworkGenerators.Cases(), network =>
    {
        var graph = Graph.Of([network.Objective, .. Sum(network.Objective).Gradient([.. network.Model.Parameters.Select(p => p.Apply())])]);
        var point = network.Point.To<float>();
        var (expected, exact) = (graph.Evaluate<float>(point).OrThrow(), graph.Evaluate<double>(point.To<double>()).OrThrow());
        foreach (var ((a, b), at) in expected.Zip(new Program<float>(graph, Passes.Fuse).Run(point).OrThrow()).Zip(exact))
        {
            var error = Largest(a, at);
            Assert.True(Largest(b, at) <= (4 * error) + (1e-5 * Math.Max(1, Largest(at, at.To<double>().Map(_ => 0.0)))) || double.IsNaN(error), $"{a}\n{b}\n{at}");
        }

        static double Largest(Tensor a, Tensor b) =>
            a.To<double>().Span.ToArray().Zip(b.To<double>().Span.ToArray(), (x, y) => x.Equals(y) ? 0 : Math.Abs(x - y)).DefaultIfEmpty().Max();
    });

    [Fact]
    public void The_fold_runs_wholes_and_a_program_blocks_so_that_one_tests_the_other()
    {
        var watched = new WatchedOp("whole").Apply(Input("x", [30_000])) * 2.0;
        var env = Env.Of(("x", Tensor.Generate([30_000], i => (double)i)));
        WatchedOp.Lengths.Clear();
        Graph.Of(watched).Evaluate<double>(env).OrThrow();
        Assert.Equal([30_000], WatchedOp.Lengths);
        WatchedOp.Lengths.Clear();
        new Program<double>(Graph.Of(watched), null, Workers.Alone).Run(env).OrThrow();
        Assert.InRange(WatchedOp.Lengths.Count, 10, 100);
        Assert.Equal(30_000, WatchedOp.Lengths.Sum());
    }

    [Fact]
    public void What_a_product_makes_goes_on_through_elementwise_ops_part_by_part()
    {
        var (x, w) = (Input("x", [700, 9]), Input("w", [9, 300]));
        var told = new Program<double>(Graph.Of((MatMul(x, w) + Input("b", [300])) | Layers.Relu));
        var env = Env.Of(("x", Tensor.Generate([700, 9], i => Math.Sin(i))), ("w", Tensor.Generate([9, 300], i => Math.Cos(i))), ("b", Tensor.Generate([300], i => 0.01 * i)));
        Assert.Contains("1 stages of 3 nodes, 0 buffers, 0 bytes", told.Explain(env).OrThrow(), StringComparison.Ordinal);
        Same(told.Graph, told.Graph, env);
    }

    [Fact]
    public void Every_way_of_broadcasting_over_several_blocks_is_that_of_the_fold()
    {
        Shape[] shapes = [[], [1], [700], [3, 1], [5, 1, 1], [5, 3, 1], [1, 3, 700], [3, 700], [5, 1, 700], [1, 3, 1], [5, 3, 700]];
        var env = Env.Of(shapes.Select((shape, i) => ($"x{i}", (Tensor)Tensor.Generate(shape, at => Math.Sin(at + i)))));
        var sum = shapes.Select((shape, i) => (Input($"x{i}", shape) * (i + 1.0)).BroadcastTo([5, 3, 700])).Aggregate((a, b) => (a * b) + Sin(a));
        Same(Graph.Of(sum), Graph.Of(sum), env);
        Same(Graph.Of(sum), Passes.Simplify.Run(Graph.Of(sum)), env);
        var wide = Input("w", [3, 2500]).BroadcastTo([2, 3, 2500]) + (Input("v", [2500]).BroadcastTo([2, 3, 2500]) * 2.0);
        Same(Graph.Of(wide), Graph.Of(wide), Env.Of(("w", Tensor.Generate<double>([3, 2500], i => i)), ("v", Tensor.Generate<double>([2500], i => -i))));
    }

    [Fact]
    public void Extents_of_zero_run_too()
    {
        var (x, v) = (Input("x", [Dim.Batch, 3]), Input("v", [Dim.Batch, 1]));
        var graph = Graph.Of((x + v.BroadcastTo([Dim.Batch, 3])) * 2.0, Sum(x), Sum(x * x, 0));
        Same(graph, graph, Env.Of(("x", Tensor.Fill([0, 3], 1.0)), ("v", Tensor.Fill([0, 1], 1.0))));
        var wide = Input("w", [Dim.Batch, 1]).BroadcastTo([1, Dim.Batch, 1]) + Input("y", [1, Dim.Batch, 1]);
        Same(Graph.Of(wide), Graph.Of(wide), Env.Of(("w", Tensor.Fill([0, 1], 1.0)), ("y", Tensor.Fill([1, 0, 1], 1.0)), ("x", Tensor.Fill([0, 1], 1.0))));
    }

    [Fact]
    public void What_is_not_needed_at_the_same_time_shares_memory()
    {
        var x = Input("x", [64, 64]);
        var chain = Enumerable.Range(0, 20).Aggregate(x, (y, _) => MatMul(y, x) | Layers.Tanh);
        var told = new Program<double>(Graph.Of(chain)).Explain(Env.Of(("x", Tensor.Fill<double>([64, 64], 0.01)))).OrThrow();
        Assert.Contains("2 buffers, 65536 bytes", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Plans_are_kept_for_the_most_recent_extents()
    {
        var (recent, made) = (new Recent<int, string>(3), 0);
        string Of(int key) => recent.Of(key, k => $"{k} {made++}");
        Assert.Equal("1 0, 2 1, 3 2, 1 0, 4 3, 1 0, 2 4", string.Join(", ", "1231412".Select(digit => Of(digit - '0'))));
        Assert.Equal(3, recent.Values.Length);
    }

    [Fact]
    public async Task Programs_may_be_run_at_the_same_time()
    {
        var x = Input("x", [Dim.Batch, 50]);
        var program = new Program<double>(Graph.Of(Sin(Square(x) + Sum(x)) * Exp(-Square(x))));
        var envs = Enumerable.Range(1, 40).Select(i => Env.Of(("x", (Tensor)Tensor.Generate(Shape.Of(i, 50), at => Math.Cos(at * i))))).ToArray();
        var expected = envs.Select(env => program.Run(env).OrThrow()[0]).ToArray();
        await Parallel.ForAsync(0, 400, TestContext.Current.CancellationToken, (i, _) =>
        {
            Assert.Equal(expected[i % 40], program.Run(envs[i % 40]).OrThrow()[0]);
            return ValueTask.CompletedTask;
        });
    }

    [Fact]
    public void What_a_caller_has_is_never_written_again()
    {
        var x = Input("x", [3]);
        var program = new Program<double>(Graph.Of(x * 2.0, Reshape(x * 2.0, [3, 1]), x, Expr.Constant(Tensor.Vector(1.0, 2, 3)), Reshape(x, [1, 3])));
        var first = program.Run(Env.Of(("x", Tensor.Vector(1.0, 2, 3)))).OrThrow();
        program.Run(Env.Of(("x", Tensor.Vector(7.0, 8, 9)))).OrThrow();
        Assert.Equal([Tensor.Vector(2.0, 4, 6), Tensor.Of([3, 1], 2.0, 4, 6), Tensor.Vector(1.0, 2, 3), Tensor.Vector(1.0, 2, 3), Tensor.Of([1, 3], 1.0, 2, 3)], first);
    }

    [Fact]
    public void What_does_not_fit_is_told_as_by_the_fold()
    {
        var program = new Program<float>(Graph.Of(Input("x", [3]) | Layers.Relu));
        Assert.Equal(program.Graph.Evaluate<float>(Env.Empty).Errors(), program.Run(Env.Empty).Errors());
        Assert.Equal("x", Assert.Single(program.Run(Env.Of(("x", Tensor.Vector(1.0)))).Errors().Take(1)).Where);
    }

    private static void Same(Graph expected, Graph graph, Env env)
    {
        var program = new Program<double>(graph);
        var symbols = env.With("batch", Tensor.Scalar(env.Find("x").Match(x => x.Shape.Rank > 0 ? x.Shape[0].Extent : 2, () => 2)));
        var values = expected.Evaluate<double>(symbols).OrThrow();
        for (var run = 0; run < 2; run++)
            foreach (var (a, b) in values.Zip(program.Run(symbols).OrThrow()))
            {
                Assert.Equal(a.Type, b.Type);
                if (ReferenceEquals(expected, graph))
                    Assert.Equal(a, b);
                Assert.True(Slopes.Close(a.To<double>().Span.ToArray(), b.To<double>().Span.ToArray(), 1e-11), program.Explain(symbols).OrThrow());
            }
    }
}
