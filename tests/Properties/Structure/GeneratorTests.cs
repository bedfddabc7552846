using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(ExprGenerators), typeof(LayerGenerators)])]
public sealed class GeneratorTests
{
    [Property]
    public void Random_expressions_have_a_value(ExprCase @case) =>
        Assert.True(@case.Expr.Evaluate<double>(@case.Env).IsSuccess);

    [Property]
    public Property Smooth_expressions_have_a_finite_value() => Prop.ForAll(
        Arb.From(ExprGenerators.Smooth, ExprGenerators.Shrink),
        @case => @case.Expr.Evaluate<double>(@case.Env).OrThrow().Span.ToArray().All(double.IsFinite));

    [Property(MaxTest = 30)]
    public void Shrunk_expressions_have_a_value_and_are_no_larger(ExprCase @case) => Assert.All(
        ExprGenerators.Shrink(@case).Take(200),
        smaller => Assert.True(smaller.Expr.Evaluate<double>(smaller.Env).IsSuccess && Graph.Of(smaller.Expr).Nodes.Length <= Graph.Of(@case.Expr).Nodes.Length));

    [Fact]
    public void Every_layer_record_is_drawn_and_fitted_without_a_list_to_keep()
    {
        var records = LayerGenerators.Records(typeof(Layer).Assembly);
        Assert.Empty(LayerGenerators.Missing(typeof(Layer).Assembly));
        Assert.Equal(records, Parts(LayerGenerators.Any.Sample(600, new Rnd(42), 50)));
        Assert.Equal(records, Parts(LayerGenerators.AnyAtAll.Sample(600, new Rnd(42), 50)));
        Assert.Equal(records.Remove(typeof(EmbeddingLayer)), Parts(LayerGenerators.Fitting.Sample(1500, new Rnd(42), 50).Select(c => c.Layer)));
        Assert.Equal([typeof(DelegatingLayer)], LayerGenerators.Missing(typeof(DelegatingLayer).Assembly));

        static IEnumerable<Type> Parts(IEnumerable<Layer> layers) =>
            layers.SelectMany(All).Select(layer => layer.GetType()).Distinct().Where(type => type != typeof(ChainLayer)).OrderBy(type => type.Name, StringComparer.Ordinal);

        static IEnumerable<Layer> All(Layer layer) => (layer is ChainLayer chain ? chain.Layers : Term.Of(layer).Arguments
            .SelectMany(a => a.Value is Layer part ? [part] : a.Value is ValueList<Layer> parts ? parts : Enumerable.Empty<Layer>())).SelectMany(All).Prepend(layer);
    }

    [Property]
    public void Random_layers_build(LayerCase @case) => Assert.Empty(@case.Layer.Build(@case.Example).Errors());

    [Property(MaxTest = 30)]
    public void Shrunk_layers_build_and_are_others(LayerCase @case) => Assert.All(
        LayerGenerators.Shrink(@case).Take(200),
        smaller => Assert.True(smaller != @case && smaller.Layer.Build(smaller.Example).IsSuccess));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Random_expressions_share_and_repeat_and_differ(string kind, double least) =>
        Assert.InRange(Sample.Count(graph => KindOf(graph).Contains(kind)) / (double)Sample.Length, least, 1);

    public static TheoryData<string, double> Kinds => new()
    {
        { "fan-out", 0.4 }, { "op(x, x)", 0.1 }, { "symbolic batch", 0.15 }, { "matmul", 0.05 }, { "an empty extent", 0.02 }, { "more than 10 nodes", 0.3 }, { "more than 30 nodes", 0.005 },
    };

    [Fact]
    public void Random_expressions_are_hardly_ever_the_same() => Assert.InRange(Sample.Distinct().Count(), Sample.Length * 9 / 10, Sample.Length);

    private static readonly ImmutableArray<Graph> Sample = [.. ExprGenerators.Any.Sample(400, new Rnd(42), 100).Select(c => Graph.Of(c.Expr))];

    private static IEnumerable<string> KindOf(Graph graph)
    {
        if (graph.Nodes.SelectMany(n => n.Inputs).CountBy(i => i).Any(uses => uses.Value > 1))
            yield return "fan-out";
        if (graph.Nodes.Any(n => n.Inputs is [var x, var y] && x == y))
            yield return "op(x, x)";
        if (!graph.Symbols.IsEmpty)
            yield return "symbolic batch";
        if (graph.Nodes.Any(n => n.Op is MatmulOp))
            yield return "matmul";
        if (graph.Values.Any(v => v.Shape.Any(d => d.IsKnown && d.Extent == 0)))
            yield return "an empty extent";
        if (graph.Nodes.Length > 10)
            yield return "more than 10 nodes";
        if (graph.Nodes.Length > 30)
            yield return "more than 30 nodes";
    }
}
