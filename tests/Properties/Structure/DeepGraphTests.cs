using System.Diagnostics;
using Functional.Nn.Ops;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

/// <summary>Nothing runs beside these: they measure the time of the processor.</summary>
[CollectionDefinition("deep", DisableParallelization = true)]
public sealed class DeepGraphs;

[Collection("deep")]
public sealed class DeepGraphTests(ITestOutputHelper output)
{
    private static readonly Expr X = Input("x", Shape.Scalar);
    private static readonly Env At = Env.Of(("x", Tensor.Scalar(0.75)));
    private static readonly Pass SinIsCos = Pass.Of(new Rule("sin x = cos x", e => e.Op is SinOp ? Cos(e.Inputs[0]) : Option<Expr>.None));
    private static readonly bool Deep = Environment.GetEnvironmentVariable("FNN_DEEP") == "1";

    /// <summary>What is done with a chain, from cheap to dear.</summary>
    private static readonly (string Name, Func<Expr, object> Do)[] Cheap =
    [
        ("build", _ => 0),
        ("graph", y => Graph.Of(y)),
        ("==", y => y == Chain(Graph.Of(y).Nodes.Length - 2) ? y : throw new InvalidOperationException("not equal")),
        ("hash", y => Graph.Of(y).GetHashCode()),
        ("fingerprint", y => Fingerprint.Of(Graph.Of(y))),
        ("summary", y => $"{y} {Graph.Of(y)}"),
        ("listing", y => y.Listing(limit: 20)),
        ("evaluate", y => y.Evaluate<double>(At).OrThrow()),
        ("symbols", y => Symbols.Of<double>(Graph.Of(y), At).OrThrow()),
        ("pass", y => Graph.Of(SinIsCos.Run(y))),
        ("gradient", y => y.Gradient(X)),
    ];

    private static readonly (string Name, Func<Expr, object> Do)[] Dear =
    [
        ("value of the gradient", y => y.Gradient(X).Evaluate<double>(At).OrThrow()),
        ("gradient of the gradient", y => y.Gradient(X).Gradient(X)),
        ("jvp", y => y.Jvp(X, 2.0)),
        ("trace", y => Trace.Of<double>(y, At).OrThrow()),
        ("mermaid", y => Graph.Of(y).Mermaid()),
        ("dot", y => Graph.Of(y).Dot()),
        ("whole listing", y => y.Listing(int.MaxValue)),
    ];

    [Fact]
    public void A_chain_of_a_million_takes_time_in_proportion_and_no_stack() => SmallStack.Run(() => InProportion(Cheap, 250_000, 1_000_000));

    [Fact]
    public void What_is_dear_takes_time_in_proportion_and_no_stack() => SmallStack.Run(() => InProportion(Dear, Deep ? 250_000 : 25_000, Deep ? 1_000_000 : 100_000));

    [Fact]
    public void Long_chains_are_equal_exactly_when_all_their_nodes_are() => SmallStack.Run(() =>
    {
        var (a, b, other) = (Chain(300_000), Chain(300_000), Chain(299_999, Sin(X)));
        Assert.True(a == b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.Equal(Fingerprint.Of(Graph.Of(a)), Fingerprint.Of(Graph.Of(b)));
        Assert.False(a == other);
        Assert.False(a == -a);
        Assert.NotEqual(Fingerprint.Of(Graph.Of(a)), Fingerprint.Of(Graph.Of(other)));
        Assert.Equal(Graph.Of(a).Nodes.Length, Graph.Of(a, b).Nodes.Length);
    });

    [Theory]
    [InlineData("x + x")]
    [InlineData("x * x")]
    [InlineData("mixed")]
    public void A_graph_of_many_paths_is_as_large_as_its_nodes(string step) => SmallStack.Run(() =>
    {
        Func<Expr, int, Expr> next = step switch
        {
            "x + x" => (x, _) => x + x,
            "x * x" => (x, _) => x * x,
            _ => (x, i) => i % 3 == 0 ? Sin(x) * Cos(x) : i % 3 == 1 ? x - (0.5 * x) : Maximum(x, x * x),
        };
        var (y, again) = (Doubled(60), Doubled(60));
        var graph = Graph.Of(y);
        Assert.InRange(graph.Nodes.Length, 61, 200);
        Assert.True(graph.Fold<double>((_, inputs) => inputs.Count == 0 ? 1 : inputs.ToArray().Sum())[^1] >= Math.Pow(2, 59));
        Assert.True(y == again && y.GetHashCode() == again.GetHashCode() && graph.Equals(Graph.Of(again)) && Fingerprint.Of(graph) == Fingerprint.Of(Graph.Of(again)));
        Assert.Equal(graph.Nodes.Length + 2, y.Listing().Split('\n').Length);
        Assert.NotEmpty($"{y} {graph} {graph.Mermaid()} {graph.Dot()}");
        Assert.True(y.Evaluate<double>(At).IsSuccess);
        Assert.InRange(Graph.Of(y.Gradient(X)).Nodes.Length, 1, 2000);
        Assert.InRange(Graph.Of(y.Hvp(X, 1.0)).Nodes.Length, 1, 8000);
        Assert.True(y.Hvp(X, 1.0).Evaluate<double>(At).IsSuccess);
        Assert.Equal(graph.Values.Length, Trace.Of<double>(y, At).OrThrow().Length);
        Assert.Equal(graph, SinIsCos.Run(graph) is var rewritten && step == "mixed" ? graph : rewritten);

        Expr Doubled(int n) => Enumerable.Range(0, n).Aggregate(X, next);
    });

    [Fact]
    public void Many_paths_have_the_right_value_and_gradient()
    {
        var (sum, product) = (Enumerable.Range(0, 60).Aggregate(X, (x, _) => x + x), Enumerable.Range(0, 60).Aggregate(X, (x, _) => x * x));
        var one = Env.Of(("x", Tensor.Scalar(1.0)));
        Assert.Equal(Math.Pow(2, 60), sum.Evaluate<double>(one).OrThrow()[[]]);
        Assert.Equal(Math.Pow(2, 60), sum.Gradient(X).Evaluate<double>(one).OrThrow()[[]]);
        Assert.Equal(Math.Pow(2, 60), product.Gradient(X).Evaluate<double>(one).OrThrow()[[]]);
        Assert.Equal(Math.Pow(2, 60) * (Math.Pow(2, 60) - 1), product.Gradient(X).Gradient(X).Evaluate<double>(one).OrThrow()[[]]);
        Assert.Equal(Math.Pow(2, 60), product.Jvp(X, 1.0).Evaluate<double>(one).OrThrow()[[]]);
    }

    [Fact]
    public void A_wide_graph_is_no_harder_than_a_deep_one() => SmallStack.Run(() =>
    {
        var xs = Enumerable.Range(0, 20_000).Select(i => Input($"x{i}", [1])).ToArray();
        var y = Sum(Join(0, [.. xs, .. xs]));
        Assert.Equal(20_002, Graph.Of(y).Nodes.Length);
        Assert.Equal(20_000, y.Gradient([.. xs]).Length);
        Assert.Equal(Tensor.Vector(2.0), y.Gradient(xs[^1]).Evaluate<double>(Env.Empty).OrThrow());
        Assert.Equal(20_000, y.Evaluate<double>(Env.Empty).Errors().Length);
    });

    [Fact]
    public void A_network_of_many_layers_builds_and_prints_and_compares() => SmallStack.Run(() =>
    {
        Layer Net() => Repeat(3_000, Dense(2) >> Tanh >> Residual(Dropout(0.1)));
        var model = Net().Build([2]).OrThrow();
        Assert.Equal(6_000, model.Parameters.Count);
        Assert.Equal(model, Net().Build([2]).OrThrow());
        Assert.Equal(6_000, Sum(model.Output).Gradient([.. Graph.Of(model.Output).Values.Where(v => v.Op is ParamOp)]).Length);
    });

    private static Expr Chain(int n, Expr? start = null)
    {
        var y = start ?? X;
        for (var i = 0; i < n; i++)
            y = (i % 3) switch { 0 => Sin(y), 1 => y * X, _ => y + 0.5 };
        return y;
    }

    private void InProportion((string Name, Func<Expr, object> Do)[] operations, int few, int many)
    {
        Chain(1000);
        foreach (var (name, act) in operations)
        {
            act(Chain(1000));
            var (small, large) = (Measure(few), Measure(many));
            output.WriteLine($"{name,-26} {few,9}: {small.Time.TotalSeconds:f2} s, {small.Bytes / 1e6:f0} MB   {many,9}: {large.Time.TotalSeconds:f2} s, {large.Bytes / 1e6:f0} MB");
            Assert.True(large.Bytes < 4.6 * small.Bytes, $"{name}: memory {small.Bytes} for {few}, {large.Bytes} for {many}");
            Assert.True(large.Time < (10 * small.Time) + TimeSpan.FromSeconds(0.5), $"{name}: time {small.Time} for {few}, {large.Time} for {many}");

            (TimeSpan Time, long Bytes) Measure(int n)
            {
                var bytes = GC.GetAllocatedBytesForCurrentThread();
                var y = Chain(n);
                using var process = Process.GetCurrentProcess();
                var (time, built) = (process.TotalProcessorTime, GC.GetAllocatedBytesForCurrentThread());
                GC.KeepAlive(act(y));
                process.Refresh();
                return (process.TotalProcessorTime - time, GC.GetAllocatedBytesForCurrentThread() - (name == "build" ? bytes : built));
            }
        }
    }
}
