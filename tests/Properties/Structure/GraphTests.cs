using System.Collections.Immutable;
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
public sealed class GraphTests
{
    private static readonly Expr X = Input("x", [3]);

    [Property]
    public Property Sharing_does_not_matter(Expr expr)
    {
        var (shared, unshared) = (Copies.Merged(expr), Copies.Unshared(expr));
        return (unshared is null || (Same(expr, shared) && Same(shared, unshared) && Same(unshared, expr))).Classify(unshared is not null, "as a tree");
    }

    [Property]
    public void What_is_smaller_differs(Expr expr) => Assert.All(ExprGenerators.Shrink(expr).Take(40), smaller => Assert.False(smaller == expr
        || Graph.Of(smaller).Equals(Graph.Of(expr))
        || Fingerprint.Of(Graph.Of(smaller)) == Fingerprint.Of(Graph.Of(expr))
        || smaller.Listing() == expr.Listing()));

    [Property]
    public void Every_wire_is_told(Expr expr)
    {
        var graph = Graph.Of(expr);
        var wires = from node in graph.Nodes
                    from input in Enumerable.Range(0, node.Inputs.Length)
                    from other in Enumerable.Range(0, node.First)
                    where other != node.Inputs[input] && graph.Values[other].Type == graph.Values[node.Inputs[input]].Type
                    select (node, input, other);
        Assert.All(wires.TakeLast(30), wire =>
        {
            var rewired = graph.Fold<Expr>((node, inputs) => Expr.Of(node.Op, node == wire.node ? inputs.ToArray().SetItem(wire.input, graph.Values[wire.other]) : inputs.ToArray()))[graph.Outputs[0]];
            Assert.False(rewired == expr || Graph.Of(rewired).Equals(graph) || Fingerprint.Of(Graph.Of(rewired)) == Fingerprint.Of(graph) || rewired.Listing() == expr.Listing());
        });
    }

    [Property]
    public bool Any_two_expressions_are_equal_exactly_when_fingerprints_are(Expr a, Expr b) =>
        (a == b) == (Fingerprint.Of(Graph.Of(a)) == Fingerprint.Of(Graph.Of(b))) && (a == b) == (a.Listing() == b.Listing()) && (a != b || a.GetHashCode() == b.GetHashCode());

    [Property]
    public void Nodes_stand_after_their_inputs_and_once_and_all_are_used(Expr[] exprs)
    {
        var graph = Graph.Of(exprs);
        Assert.Equal(graph.Values.Length, graph.Nodes.Sum(n => n.Results.Length));
        Assert.All(graph.Nodes, n => Assert.All(n.Inputs, i => Assert.True(i < n.First)));
        Assert.Equal(graph.Nodes.Length, graph.Nodes.DistinctBy(n => (n.Op, string.Join(',', n.Inputs))).Count());
        Assert.Equal(
            Enumerable.Range(0, graph.Values.Length),
            graph.Outputs.Concat(graph.Nodes.SelectMany(n => n.Inputs)).Distinct().Order());
        Assert.Equal(graph.Values, exprs.SelectMany(e => Graph.Of(e).Values).Distinct());
        Assert.Equal(exprs, graph.Outputs.Select(o => graph.Values[o]));
    }

    [Property]
    public bool To_rebuild_by_a_fold_is_to_do_nothing(Expr expr)
    {
        var graph = Graph.Of(expr);
        var rebuilt = graph.Fold<Expr>((node, inputs) => Expr.Of(node.Op, inputs.ToArray()));
        return rebuilt.SequenceEqual(graph.Values) && Graph.Of(graph.Outputs.Select(o => rebuilt[o])).Equals(graph);
    }

    [Property]
    public bool The_graph_of_a_graph_is_itself(Expr[] exprs) =>
        Graph.Of(exprs) is var graph && Graph.Of(graph.Outputs.Select(o => graph.Values[o])).Equals(graph) && Graph.Of(graph.Values).Values.SequenceEqual(graph.Values);

    [Property]
    public void A_fold_sees_inputs_first(Expr expr)
    {
        var (graph, seen) = (Graph.Of(expr), new HashSet<Node>());
        graph.Fold<Node>((node, inputs) =>
        {
            Assert.All(inputs.ToArray(), input => Assert.Contains(input, seen));
            Assert.Equal(node.Inputs.Length, inputs.Count);
            Assert.True(seen.Add(node));
            return node;
        });
        Assert.Equal(graph.Nodes.Length, seen.Count);
    }

    [Property]
    public void A_fold_back_sees_uses_first(Expr expr)
    {
        var (graph, seen) = (Graph.Of(expr), new List<Node>());
        graph.FoldBack<int>([(graph.Outputs[0], 1)], (node, arrived) =>
        {
            Assert.All(arrived, flow => Assert.True(flow.IsSome));
            Assert.DoesNotContain(graph.Nodes, other => other.Inputs.Contains(node.First) && !seen.Contains(other));
            seen.Add(node);
            return [.. node.Inputs.Select(_ => LanguageExt.Option<int>.Some(1))];
        }, (a, b) => a + b);
        Assert.Equal(graph.Nodes.Reverse(), seen);
    }

    [Property]
    public void Paths_counted_forward_are_paths_counted_back(Expr expr)
    {
        var graph = Graph.Of(expr);
        var back = graph.FoldBack<long>([(graph.Outputs[0], 1)], (node, arrived) => [.. node.Inputs.Select(_ => arrived[0])], (a, b) => unchecked(a + b));
        Assert.All(graph.Nodes.Where(n => n.Inputs.IsEmpty), leaf => Assert.Equal(
            graph.Fold<long>((node, inputs) => node == leaf ? 1 : unchecked(inputs.ToArray().Aggregate(0L, (a, b) => a + b)))[graph.Outputs[0]],
            back[leaf.First].IfNone(0)));
    }

    [Property]
    public bool A_fold_back_is_the_transpose_of_a_fold(Expr[] exprs, int seed)
    {
        var graph = Graph.Of(exprs);
        Key key = seed;
        long Weight(Node node, int input) => key.Fold(node.First).Integer(input, 7) - 3;
        var (v, u) = (key.Fold("v"), key.Fold("u"));
        var forward = graph.Fold<long>((node, inputs) =>
            unchecked(v.Integer(node.First, 9) - 4 + inputs.ToArray().Select((x, i) => Weight(node, i) * x).Aggregate(0L, (a, b) => a + b)));
        var back = graph.FoldBack<long>(
            graph.Outputs.Select((o, i) => (o, u.Integer(i, 9) - 4L)),
            (node, arrived) => [.. node.Inputs.Select((_, i) => arrived[0].Map(a => unchecked(Weight(node, i) * a)))],
            (a, b) => unchecked(a + b));
        return graph.Outputs.Select((o, i) => unchecked(forward[o] * (u.Integer(i, 9) - 4))).Aggregate(0L, (a, b) => unchecked(a + b))
            == back.Select((a, i) => unchecked(a.IfNone(0) * (v.Integer(i, 9) - 4))).Aggregate(0L, (a, b) => unchecked(a + b));
    }

    [Fact]
    public void An_op_that_holds_what_has_no_text_has_no_fingerprint() =>
        Assert.Contains("has no text", Assert.Throws<InvalidOperationException>(() => Fingerprint.Of(Graph.Of(new OpaqueOp(Math.Sin).Apply(X)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Ops_that_hold_different_graphs_have_different_texts()
    {
        Expr Folded(Func<Expr, Expr> f) => Scan([Expr.Fill([3], 0)], [Input("xs", [2, 3])], (carry, x) => ([f(carry[0] + x[0])], [])).Last[0];
        Assert.NotEqual(Fingerprint.Of(Graph.Of(Folded(Sin))), Fingerprint.Of(Graph.Of(Folded(Cos))));
        Assert.Equal(Fingerprint.Of(Graph.Of(Folded(Sin))), Fingerprint.Of(Graph.Of(Folded(Sin))));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void A_variable_has_a_name(string? name) => Assert.Throws<ShapeException>(() => Expr.Var(name!, Shape.Scalar));

    [Fact]
    public void Structure_tells_apart_what_is_not_the_same()
    {
        var nan = BitConverter.Int64BitsToDouble(0x7ff8_0000_0000_0001);
        Expr[] different =
        [
            X, Input("y", [3]), Input("x", [4]), Input("x", [Dim.Symbolic("three")]), Input("x", new TensorType([3], Kind.Index)), Param("x", [3], Initializers.Glorot), Param("x", [3], Initializers.He),
            Param("x", [3], Initializers.Glorot, new(1, 1)), X - Input("y", [3]), Input("y", [3]) - X, X + X, X * X, -X, -(-X), Sum(X), Sum(X, 0, keepAxes: true),
            Expr.Constant(0.0), Expr.Constant(-0.0), Expr.Constant(double.NaN), Expr.Constant(BitConverter.Int64BitsToDouble(0x7ff8_0000_0000_0000)), Expr.Constant(nan), Expr.Constant(double.PositiveInfinity), Expr.Constant(1), Expr.Constant(Tensor.Scalar(1)),
            Expr.Constant(Tensor.Vector(1.0)), Expr.Constant(Tensor.Of<double>([1, 1], 1.0)), Expr.Constant(Tensor.Of<double>([0, 2])), Expr.Constant(Tensor.Of<double>([2, 0])), Expr.Constant(Tensor.Of<double>([0])), Expr.Constant(0.1), Expr.Constant(Tensor.Scalar(0.1f)),
            Expr.Constant(Tensor.Generate([17], i => (double)i)), Expr.Constant(Tensor.Generate([17], i => i)), Expr.Constant(Tensor.Generate([17, 1], i => (double)i)), Expr.Constant(Tensor.Generate([17], i => i == 16 ? -0.0 : i)),
            X | LeakyRelu(0.5), X | LeakyRelu(0.25), X | Elu(0.5), X | Relu, new DropoutOp(0.5, "a").Apply(X, Place.Key), new DropoutOp(0.5, "b").Apply(X, Place.Key), new DropoutOp(0.25, "a").Apply(X, Place.Key),
            new HalvesOp(1).Apply(X), Expr.Of(new HalvesOp(1), [X])[1], new HalvesOp(2).Apply(X), Input("x\"", [3]), Input("x\\\"", [3]), Input("x\n", [3]), Input("x\\n", [3]),
        ];
        Assert.Empty(different.GroupBy(e => e).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Equal(different.Length, different.Select(e => Graph.Of(e)).Distinct().Count());
        Assert.Empty(different.GroupBy(e => Fingerprint.Of(Graph.Of(e))).Where(same => same.Count() > 1).Select(same => string.Join(" = ", same)));
        Assert.All(different, e => Assert.True(Same(e, Copies.Unshared(e)!)));
        Assert.Equal(Graph.Of(different), Graph.Of(different.Select(e => Copies.Unshared(e)!)));
        Assert.NotEqual(Graph.Of(X, -X), Graph.Of(-X, X));
        Assert.NotEqual(Fingerprint.Of(Graph.Of(X, -X)), Fingerprint.Of(Graph.Of(-X, X)));
        Assert.NotEqual(Graph.Of(X), Graph.Of(X, X));
        Assert.NotEqual(Fingerprint.Of(Graph.Of(X)), Fingerprint.Of(Graph.Of(X, X)));
    }

    [Fact]
    public void Attributes_that_are_equal_are_written_equally()
    {
        Assert.True(Same(X | LeakyRelu(0.0), X | LeakyRelu(-0.0)));
        Assert.True(Same(Pad(X, 0, 1, 1, double.NaN), Pad(X, 0, 1, 1, -double.NaN)));
        Assert.True(Same(Expr.Constant(double.NaN), Expr.Constant(double.NaN)));
        Assert.True(Same(Expr.Constant(Tensor.Scalar(0.5f)), Expr.Constant(0.5)));
        Assert.True(Same(new ConstantOp(Tensor.Scalar(0.5f)).Apply(), Expr.Constant(0.5)));
    }

    [Fact]
    public void Fingerprints_are_those_of_other_processes_and_cultures()
    {
        var expr = Sum(Transpose(MatMul(Input("x", [Dim.Batch, 3]), Param("w", [3, 2], Initializers.Normal(0.5, -1))) * -1.5 | Elu(0.25), [-1, -2]));
        var model = (Dense(4, weight: Initializers.Uniform(-0.5)) >> Relu >> Residual(Dropout(0.25) >> Dense(4, bias: false)) >> Dense(2)).Build([3]).OrThrow();
        Assert.Equal("6dcea4b08291c453972168dc70123d4fd1053c52e06735ae56836167b209ca7a", $"{Fingerprint.Of(Graph.Of(expr))}");
        Assert.Equal("6bb71dc5bef3ab55ba01acc68106fbdf4c143488995715e580a400e3cdba0b58", $"{model.Fingerprint}");
        Assert.Equal(Fingerprint.Of(Graph.Of(expr)), OddCulture.Within(() => Fingerprint.Of(Graph.Of(expr))));
        Assert.Equal(model.Fingerprint, OddCulture.Within(() => model.Layer.Build([3]).OrThrow().Fingerprint));
        Assert.Equal(expr.Listing(), OddCulture.Within(() => expr.Listing()));
    }

    [Property(MaxTest = 50)]
    public bool Texts_do_not_depend_on_the_culture(ExprCase @case) => OddCulture.Within(() => Texts(@case)).SequenceEqual(Texts(@case));

    private static ImmutableArray<string> Texts(ExprCase @case) =>
        Graph.Of(@case.Expr) is var graph ? [graph.Listing(), $"{graph}", $"{Fingerprint.Of(graph)}", graph.Mermaid(), graph.Dot(), $"{@case}"] : [];

    private static bool Same(Expr a, Expr b) =>
        a == b && a.GetHashCode() == b.GetHashCode() && Graph.Of(a).Equals(Graph.Of(b)) && Graph.Of(a).GetHashCode() == Graph.Of(b).GetHashCode()
        && Fingerprint.Of(Graph.Of(a)) == Fingerprint.Of(Graph.Of(b)) && a.Listing() == b.Listing();
}
