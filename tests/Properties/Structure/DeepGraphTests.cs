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
    private static readonly Pass NegationMovesIn = Pass.Of(new Rule("-f(x, y) = f(-x, y)", e => e.Op is NegateOp && e.Inputs[0] is { Op: SinOp or MultiplyOp or AddOp } f ? f.Op.Apply(f.Inputs.SetItem(0, -f.Inputs[0])) : Option<Expr>.None));
    private static readonly bool Deep = Environment.GetEnvironmentVariable("FNN_DEEP") == "1";

    /// <summary>What is done with a chain; with a million nodes only what needs a second or less for it, unless FNN_DEEP is 1.</summary>
    private static readonly (string Name, bool Cheap, Func<Chain, object> Do)[] Operations =
    [
        ("build", true, c => Build(c.Length)),
        ("graph", true, c => Graph.Of(c.Expr)),
        ("==", true, c => c.Expr == c.Copy ? c : throw new InvalidOperationException("a copy differs")),
        ("hash", true, c => HashCode.Combine(c.Expr, c.Graph)),
        ("fingerprint", true, c => Fingerprint.Of(c.Graph)),
        ("summary", true, c => $"{c.Expr} {c.Graph}"),
        ("listing of the first lines", true, c => c.Graph.Listing(limit: 20)),
        ("evaluate", true, c => c.Graph.Evaluate<double>(At).OrThrow()),
        ("symbols", true, c => Symbols.Of<double>(c.Graph, At).OrThrow()),
        ("pass", true, c => SinIsCos.Run(c.Graph)),
        ("pass from top to bottom", false, c => NegationMovesIn.Run(Graph.Of(-c.Expr))),
        ("gradient", true, c => c.Expr.Gradient(X)),
        ("value of the gradient", false, c => c.Expr.Gradient(X).Evaluate<double>(At).OrThrow()),
        ("gradient of the gradient", false, c => c.Expr.Gradient(X).Gradient(X)),
        ("jvp", false, c => c.Expr.Jvp(X, 2.0)),
        ("trace", false, c => Trace.Of<double>(c.Expr, At).OrThrow()),
        ("mermaid", false, c => c.Graph.Mermaid()),
        ("dot", false, c => c.Graph.Dot()),
        ("listing of all lines", false, c => c.Graph.Listing(int.MaxValue)),
    ];

    [Fact]
    public void A_chain_of_a_million_nodes_needs_no_stack() => SmallStack.Run(() =>
    {
        var chain = Chain.Of(1_000_000);
        foreach (var (name, cheap, act) in Operations.Where(o => o.Cheap || Deep))
            output.WriteLine($"{name,-26} {Measure(act, chain).Time.TotalSeconds:f2} s");
    });

    [Fact]
    public void Time_and_memory_grow_in_proportion_to_the_nodes() => SmallStack.Run(() =>
    {
        var chains = (Tiny: Chain.Of(100), Small: Chain.Of(Deep ? 250_000 : 20_000), Large: Chain.Of(Deep ? 1_000_000 : 80_000));
        foreach (var (name, _, act) in Operations)
        {
            Measure(act, chains.Tiny);
            var (small, large) = (Measure(act, chains.Small), Measure(act, chains.Large));
            output.WriteLine($"{name,-26} {small.Time.TotalSeconds:f2} s, {small.Bytes / 1e6:f0} MB   {large.Time.TotalSeconds:f2} s, {large.Bytes / 1e6:f0} MB");
            Assert.True(large.Bytes < (4.6 * small.Bytes) + 100_000, $"{name}: {small.Bytes} bytes, four times the nodes {large.Bytes}");
            Assert.True(large.Time < (8 * small.Time) + TimeSpan.FromSeconds(10), $"{name}: {small.Time}, four times the nodes {large.Time}");
        }
    });

    [Fact]
    public void Long_chains_are_equal_exactly_when_all_their_nodes_are() => SmallStack.Run(() =>
    {
        var (a, b, other) = (Build(100_000), Build(100_000), Build(99_999, Sin(X)));
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
        var (y, again, sinIsCos) = (Doubled(60, Sin), Doubled(60, Sin), Doubled(60, Cos));
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
        Assert.Equal(Graph.Of(sinIsCos), SinIsCos.Run(graph));

        Expr Doubled(int n, Func<Expr, Expr> sin) => Enumerable.Range(0, n).Aggregate(X, (x, i) => (step, i % 3) switch
        {
            ("x + x", _) => x + x,
            ("x * x", _) => x * x,
            (_, 0) => sin(x) * Cos(x),
            (_, 1) => x - (0.5 * x),
            _ => Maximum(x, x * x),
        });
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

    private static Expr Build(int length, Expr? start = null)
    {
        var y = start ?? X;
        for (var i = 0; i < length; i++)
            y = (i % 3) switch { 0 => Sin(y), 1 => y * X, _ => y + 0.5 };
        return y;
    }

    private static (TimeSpan Time, long Bytes) Measure(Func<Chain, object> act, Chain chain)
    {
        using var process = Process.GetCurrentProcess();
        var (time, bytes) = (process.TotalProcessorTime, GC.GetAllocatedBytesForCurrentThread());
        GC.KeepAlive(act(chain));
        process.Refresh();
        return (process.TotalProcessorTime - time, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    private sealed record Chain(int Length, Expr Expr, Expr Copy, Graph Graph)
    {
        public static Chain Of(int length) => Build(length) is var y ? new(length, y, Build(length), Graph.Of(y)) : null!;
    }
}
