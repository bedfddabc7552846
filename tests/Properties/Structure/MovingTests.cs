using System.Collections.Immutable;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(Arbitraries)])]
public sealed class MovingTests
{
    private static readonly Expr X = Vector(1, 2, 3);

    private static readonly Gen<(Tensor<double> X, int Axis)> WithAxis =
        from shape in ShapeGenerators.OfRank(1, 4)
        from axis in Gen.Choose(-shape.Rank, shape.Rank - 1)
        from x in TensorGenerators.Of(shape, Elements.Signed)
        select (x, axis);

    [Property]
    public Property What_is_split_and_joined_is_as_it_was(int at) => Prop.ForAll(WithAxis.ToArbitrary(), c =>
    {
        var (x, extent) = (Expr.Constant(c.X), c.X.Shape.Along(c.Axis).Extent);
        var cut = (int)((uint)at % (extent + 1));
        Assert.Equal(c.X, Value(Join(c.Axis, Split(x, c.Axis, cut, extent - cut))));
        if (extent > 0)
            Assert.Equal(c.X, Value(Stack(c.Axis, Unstack(x, c.Axis))));
    });

    [Property]
    public Property What_is_flipped_or_rolled_comes_back(int shift) => Prop.ForAll(WithAxis.ToArbitrary(), c =>
    {
        var x = Expr.Constant(c.X);
        Assert.Equal(c.X, Value(Flip(Flip(x, c.Axis), c.Axis)));
        Assert.Equal(c.X, Value(Roll(Roll(x, c.Axis, shift), c.Axis, -shift)));
        Assert.Equal(Value(Take(x, c.Axis, Expr.Constant(Tensor.Generate([c.X.Shape.Along(c.Axis)], i => c.X.Shape.Along(c.Axis).Extent - 1 - i)))), Value(Flip(x, c.Axis)));
        Assert.Equal(c.X, Value(Pad(Pad(x, c.Axis, 2, 1, 7), c.Axis, -2, -1)));
    });

    [Property]
    public Property Two_triangles_are_the_matrix(int diagonal) => Prop.ForAll(TensorGenerators.Of([2, 3, 4], Elements.Signed).ToArbitrary(), x =>
        Assert.Equal(x, Value(Tril(Expr.Constant(x), diagonal % 6) + Triu(Expr.Constant(x), (diagonal % 6) + 1))));

    [Fact]
    public void Positions_are_moved_as_the_names_say()
    {
        Assert.Equal([3, 2, 1, 2, 3, 2, 1], Numbers(PadReflect(X, 0, 2, 2)));
        Assert.Equal([2, 1, 2, 3, 2, 1, 2, 3, 2], Numbers(PadReflect(X, 0, 1, 5)));
        Assert.Equal([5, 5, 5], Numbers(PadReflect(Vector(5), 0, 1, 1)));
        Assert.Equal([1, 1, 1, 2, 3, 3], Numbers(PadReplicate(X, 0, 2, 1)));
        Assert.Equal([2, 3, 1, 2, 3, 1], Numbers(PadCircular(X, 0, 2, 1)));
        Assert.Equal([2, 3, 3], Numbers(PadReplicate(X, 0, -1, 1)));
        Assert.Equal([7, 2], Numbers(Pad(Pad(X, 0, -1, -1), 0, 1, 0, 7)));
        Assert.Equal([1, 2, 3, 1, 2, 3], Numbers(Tile(X, 2)));
        Assert.Equal([1, 1, 2, 2, 3, 3], Numbers(RepeatInterleave(X, 0, 2)));
        Assert.Equal([2, 1, 6], Value(Tile(X, 2, 1, 2)).Shape);
        Assert.Equal([2, 6], Numbers(Diagonal(Matrix, 1)));
        Assert.Equal([4], Numbers(Diagonal(Matrix, -1)));
        Assert.Equal([], Numbers(Diagonal(Matrix, 7)));
        Assert.Equal([], Numbers(Diagonal(Matrix, int.MinValue)));
        Assert.Equal([4, 5, 6], Numbers(IndexAxis(Matrix, 0, -1)));
        Assert.Equal([3, 6], Numbers(Diagonal(Reshape(Matrix, [3, 1, 2]), 1, 2, 0)));
        Assert.Equal([3, 1, 2], Numbers(Roll(X, 0, 4)));
        Assert.Equal([1, 3], Numbers(Slice(X, 0, 0, 2, 2)));
        Assert.Equal([3, 2], Value(SwapAxes(Matrix, 0, -1)).Shape);
    }

    [Fact]
    public void What_is_not_there_is_a_shape_error()
    {
        Func<Expr>[] wrong =
        [
            () => Slice(X, 0, 1, 2, 2), () => Slice(X, 0, 0, 1, 0), () => Slice(X, 1, 0, 1), () => IndexAxis(X, 0, 3), () => IndexAxis(X, 0, -4), () => Pad(X, 0, -2, -2),
            () => PadReflect(Vector(), 0, 1, 0), () => PadCircular(X, 0, -4, 0), () => Squeeze(X, 0), () => Unsqueeze(X, 3), () => Split(X, 0, 1, 1)[0], () => Tril(X), () => Diagonal(X),
            () => Flip(X, 1), () => Roll(X, 1, 1), () => Take(X, 1, Index(0)), () => Gather(X, 0, Index(0).BroadcastTo([1, 1])), () => Join(0, X, Index(0)), () => SwapAxes(X, 0, 1),
            () => MatMul(X, 2.0), () => MatMul(X, Vector(1, 2)), () => RepeatInterleave(X, 0, -1),
        ];
        Assert.All(wrong, expr => Assert.Throws<ShapeException>(expr));
    }

    [Fact]
    public void An_index_repeats_and_its_gradients_add_up()
    {
        var (x, table) = (Input("x", [3]), Input("table", [3, 2]));
        var y = Sum(Take(x, 0, Index(2, 0, 2)) * Vector(1, 10, 100));
        Assert.Equal([10, 0, 101], Numbers(y.Gradient(x), ("x", Tensor.Vector(1.0, 2, 3))));
        Assert.Equal([1, 0, 1, 0, 0, 2], Numbers(ScatterAdd(Expr.Fill([2, 3], 0), 1, Expr.Constant(Tensor.Of<int>([2, 2], 0, 2, 2, 2)), Expr.Fill([2, 2], 1))));
        Assert.Equal([3, 1, 5, 5], Numbers(Gather(Reshape(Take(Matrix, 1, Index(0, 1, 2, 0)), [2, 4]), 1, Expr.Constant(Tensor.Of<int>([2, 2], 2, 3, 1, 1)))));
        Assert.Equal([3], Numbers(Gather(Matrix, 1, Expr.Constant(Tensor.Of<int>([1, 1], 2)))));
        Assert.Equal([1, 2, 3, 4, 5, 16], Numbers(ScatterAdd(Matrix, 0, Expr.Constant(Tensor.Of<int>([1, 3], 1, 1, 1)), Expr.Constant(Tensor.Of<double>([2, 3], 0, 0, 10, 7, 7, 7)))));
        Assert.Equal([1, 12, 3, 4, 5, 6], Numbers(ScatterAdd(Matrix, 1, Expr.Constant(Tensor.Of<int>([1, 1], 1)), Expr.Fill([2, 2], 10))));
        var rows = Embedding(table, Input("i", new TensorType([Dim.Batch, 2], Kind.Index)), padding: 1);
        Assert.Equal([Dim.Batch, 2, 2], rows.Shape);
        Assert.Equal([2, 2, 0, 0, 1, 1], Numbers(Sum(rows).Gradient(table), ("table", Tensor.Generate([3, 2], i => (double)i)), ("i", Tensor.Of<int>([2, 2], 0, 1, 2, 0))));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void An_index_out_of_range_is_an_error_of_evaluation(int position) => Assert.All(
        [Take(X, 0, Index(0, position)), Gather(X, 0, Index(position)), ScatterAdd(X, 0, Index(position), Vector(1))],
        y => Assert.Contains("index out of range", y.Evaluate<double>(Env.Empty).Errors().Single().Message, StringComparison.Ordinal));

    [Fact]
    public void Parts_of_one_tensor_send_back_one_tensor()
    {
        var x = Input("x", [2_000, 3]);
        var y = Sum(Join(0, [.. Split(x, 0, [.. Enumerable.Repeat(2, 1_000)]).Select(part => Square(part))]));
        var graph = Graph.Of(y.Gradient(x));
        Assert.Equal(1, graph.Nodes.Count(n => n.Op is ConcatOp && n.Type.Shape == x.Shape));
        Assert.DoesNotContain(graph.Nodes, n => n.Op is PadOp or AddOp);
    }

    [Fact]
    public void Parts_of_equal_tensors_are_results_of_one_application()
    {
        ImmutableArray<Expr> Parts() => Split(Sin(Input("x", [4])), 0, 1, 3);
        var graph = Graph.Of(Parts()[1], Parts()[0], Parts()[1]);
        Assert.Equal(["var", "sin", "split"], graph.Nodes.Select(n => n.Op.Name));
        Assert.Equal([3, 2, 3], graph.Outputs);
        Assert.Equal(Parts()[1], Parts()[1]);
        Assert.NotEqual(Split(Input("x", [4]), 0, 2, 2)[0], Split(Input("x", [4]), 0, 2, 2)[1]);
        Assert.Equal(3, Graph.Of(Parts()[0] + Sum(Parts()[1])).Nodes.Count(n => n.Op.Name is "var" or "sin" or "split"));
    }

    [Fact]
    public void Very_many_parts_are_no_harder_than_few() => SmallStack.Run(() =>
    {
        var x = Input("x", [40_000]);
        var y = Sum(Stack(0, Unstack(x + x, 0)));
        Assert.Equal(Expr.Fill([40_000], 2).Evaluate<double>(Env.Empty).OrThrow(), y.Gradient(x).Evaluate<double>(Env.Of(("x", Tensor.Fill([40_000], 1.0)))).OrThrow());
        Assert.Equal(y, Sum(Stack(0, Unstack(Input("x", [40_000]) + Input("x", [40_000]), 0))));
    });

    [Fact]
    public void A_layer_of_indices_looks_up_and_learns_nothing_for_padding()
    {
        var model = Layers.Embedding(3, 2, padding: 1).Build(new TensorType([2], Kind.Index)).OrThrow();
        var env = model.Initial<double>(1).With("x", Tensor.Of<int>([1, 2], 2, 1));
        var table = env["embedding1.weight"].To<double>();
        Assert.Equal([table[[2, 0]], table[[2, 1]], 0, 0], model.Output.Evaluate<double>(env).OrThrow().Span.ToArray());
        Assert.Equal([0, 0, 0, 0, 1, 1], Sum(model.Output).Gradient(model.Parameters[0].Apply()).Evaluate<double>(env).OrThrow().Span.ToArray());
        Assert.NotEmpty(Layers.Embedding(3, 2, padding: 3).Build(new TensorType([2], Kind.Index)).Errors());
        Assert.NotEmpty(Layers.Embedding(3, 2).Build([2]).Errors());
        Assert.Equal(2, (Layers.Reshape([5]) >> Layers.Embedding(3, 2)).Build([2]).Errors().Length);
    }

    private static Expr Matrix => Expr.Constant(Tensor.Of<double>([2, 3], 1, 2, 3, 4, 5, 6));

    private static Expr Vector(params double[] elements) => Expr.Constant(Tensor.Of<double>([elements.Length], elements));

    private static Expr Index(params int[] elements) => Expr.Constant(Tensor.Of<int>([elements.Length], elements));

    private static Tensor<double> Value(Expr expr, params (string, Tensor)[] given) => expr.Evaluate<double>(Env.Of(given)).OrThrow();

    private static double[] Numbers(Expr expr, params (string, Tensor)[] given) => Value(expr, given).Span.ToArray();
}
