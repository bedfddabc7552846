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

    [Property]
    public void Random_layers_build(LayerCase @case) => Assert.Empty(@case.Layer.Build(@case.Example).Errors());

    [Property(MaxTest = 30)]
    public void Shrunk_layers_build_and_are_others(LayerCase @case) => Assert.All(
        LayerGenerators.Shrink(@case).Take(200),
        smaller => Assert.True(smaller != @case && smaller.Layer.Build(smaller.Example).IsSuccess));

    [Property]
    public Property Random_expressions_share_and_repeat_and_differ(ExprCase @case)
    {
        var graph = Graph.Of(@case.Expr);
        var uses = graph.Nodes.SelectMany(n => n.Inputs).CountBy(i => i).ToArray();
        return true.ToProperty()
            .Classify(uses.Any(u => u.Value > 1), "fan-out")
            .Classify(graph.Nodes.Any(n => n.Inputs.Length == 2 && n.Inputs[0] == n.Inputs[1]), "op(x, x)")
            .Classify(graph.Symbols.Any(), "symbolic batch")
            .Classify(graph.Nodes.Any(n => n.Op is MatmulOp), "matmul")
            .Classify(graph.Nodes.Length > 10, "more than 10 nodes")
            .Classify(graph.Nodes.Length > 30, "more than 30 nodes");
    }
}
