using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Properties;

[Properties(Arbitrary = [typeof(ExprGenerators)])]
public sealed class EvaluationTests
{
    private static readonly Expr X = Input("x", [Dim.Batch, 3]);
    private static readonly Expr W = Input("w", [3, 2]);
    private static readonly Expr Target = Input("target", new TensorType([Dim.Batch], Kind.Index));
    private static readonly Expr Loss = Losses.SoftmaxCrossEntropy.Of(MatMul(X, W), Target);

    [Property]
    public void A_value_has_the_type_of_its_expression(ExprCase @case)
    {
        var graph = Graph.Of(@case.Expr);
        var (values, symbols) = (graph.EvaluateAll<double>(@case.Env).OrThrow(), Symbols.Of<double>(graph, @case.Env).OrThrow());
        Assert.Equal(graph.Values.Select(v => v.Type with { Shape = symbols.Bind(v.Shape) }), values.Select(v => v.Type));
        Assert.Equal(values[graph.Outputs[0]], @case.Expr.Evaluate<double>(@case.Env).OrThrow());
    }

    [Property]
    public bool Sharing_does_not_change_a_value(ExprCase @case) =>
        Copies.Unshared(@case.Expr) is not { } tree || tree.Evaluate<double>(@case.Env).OrThrow().Equals(@case.Expr.Evaluate<double>(@case.Env).OrThrow());

    [Property]
    public bool More_variables_than_are_needed_do_not_matter(ExprCase @case) => @case.Expr.Evaluate<double>(@case.Env).OrThrow()
        .Equals(@case.Expr.Evaluate<double>(@case.Env.With("unused", Tensor.Scalar(1.5f))).OrThrow());

    [Property]
    public void Every_missing_variable_is_told(ExprCase @case)
    {
        var errors = @case.Expr.Evaluate<double>(Env.Empty).Errors();
        var graph = Graph.Of(@case.Expr);
        Assert.Equal(graph.Variables.Select(v => v.Variable), errors.Where(e => e.What == "variable without a value").Select(e => e.Where));
        Assert.All(errors, e => Assert.IsType<DataError>(e));
    }

    [Property]
    public void Each_variable_of_another_shape_is_told_by_its_name(ExprCase @case)
    {
        var env = Env.Of(@case.Env.Select(v => (v.Key, (Tensor)Tensor.Fill(v.Value.Shape.Concat([5]), 0.0))));
        var variables = Graph.Of(@case.Expr).Variables;
        var errors = @case.Expr.Evaluate<double>(env).Errors();
        Assert.Equal(variables.Select(v => v.Variable), errors.Where(e => e.What == "shape of a variable").Select(e => e.Where));
    }

    [Fact]
    public void All_that_does_not_fit_is_told_at_once()
    {
        var (y, z) = (Input("y", [Dim.Batch, 2]), Input("z", [Dim.Symbolic("n")]));
        var graph = Graph.Of(X, y, z, W, Target, Input("x", [7]), Input("gone", Shape.Scalar), Expr.Fill([Dim.Symbolic("m")], 1));
        var errors = graph.Evaluate<double>(Env.Of(
            ("x", Tensor.Fill([4, 3], 1.0)), ("y", Tensor.Fill([5, 2], 1.0)), ("z", Tensor.Fill([4, 1], 1.0)), ("w", Tensor.Fill([3, 2], 1.0f)), ("target", Tensor.Fill([4], 1.0)))).Errors();
        Assert.Equal(
            [
                "y: symbolic extent with two numbers: expected batch = 4, found 5",
                "z: shape of a variable: expected [n], found [4, 1]",
                "w: element type of a variable: expected Double, found Single. Convert it with To.",
                "target: element type of a variable: expected Int32, found Double. Convert it with To.",
                "x: variable declared twice: expected var \"x\" [batch, 3], found var \"x\" [7]. Give the two variables different names.",
                "gone: variable without a value: expected a tensor [], found none. Add it to the environment.",
                "m: symbolic extent without a number: expected a variable with this extent, found none. Add 'm' itself to the environment, as one integer.",
            ],
            errors.Select(e => e.Message));
    }

    [Fact]
    public void A_symbol_that_no_variable_has_is_told_or_bound_by_its_name()
    {
        var count = Count([Dim.Batch, 3]);
        Assert.Equal("batch", Assert.Single(count.Evaluate<double>(Env.Empty).Errors()).Where);
        Assert.Equal(Tensor.Scalar(12.0), count.Evaluate<double>(Env.Of(("batch", Tensor.Scalar(4)))).OrThrow());
        Assert.Equal(Tensor.Fill([4], 2.0), Expr.Fill([Dim.Batch], 2).Evaluate<double>(Env.Of(("batch", Tensor.Scalar(4)))).OrThrow());
        Assert.NotEmpty(count.Evaluate<double>(Env.Of(("batch", Tensor.Scalar(-1)))).Errors());
        Assert.NotEmpty(count.Evaluate<double>(Env.Of(("batch", Tensor.Scalar(4.0)))).Errors());
        Assert.NotEmpty(count.Evaluate<double>(Env.Of(("batch", Tensor.Vector(4, 5)))).Errors());
    }

    [Fact]
    public void A_symbolic_shape_that_is_too_large_when_bound_is_an_error()
    {
        var (x, y) = (Input("x", [Dim.Batch, 0]), Input("y", [Dim.Symbolic("n"), 0]));
        var env = Env.Of(("x", Tensor.Fill([2_000_000_000, 0], 1.0)), ("y", Tensor.Fill([2_000_000_000, 0], 1.0)));
        var far = (Sum(x, 1, keepAxes: true) + Reshape(Sum(y, 1, keepAxes: true), [Dim.Symbolic("n")])).Evaluate<double>(env).Errors();
        Assert.Contains("2000000000", Assert.Single(far).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_that_is_too_large_is_an_error_of_the_op()
    {
        Assert.Contains("broadcast-to: too large", Assert.Throws<ShapeException>(() => Expr.Fill([50_000, 50_000], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("var: too large", Assert.Throws<ShapeException>(() => Input("x", [Dim.Batch, int.MaxValue, int.MaxValue, int.MaxValue])).Message, StringComparison.Ordinal);
        Assert.Equal(0, Shape.Of(int.MaxValue, int.MaxValue, 0).Size);
        Assert.Equal(0, Shape.Of(0, int.MaxValue, int.MaxValue).Size);
        Assert.Equal(Array.MaxLength, Shape.Of(Array.MaxLength, 1).Size);
        Assert.Throws<ShapeException>(() => Shape.Of(int.MaxValue).Size);
        Assert.Throws<ShapeException>(() => Shape.Of(65536, 65536).Size);
        Assert.Throws<ShapeException>(() => Shape.Of(Dim.Batch, 0).Size);
        var x = Input("x", [1, 2_000_000_000]);
        Assert.Throws<ShapeException>(() => Join(1, x, x));
        Assert.Throws<ShapeException>(() => Pad(x, 1, 2_000_000_000, 2_000_000_000));
        Assert.Throws<ShapeException>(() => Pad(x, 1, int.MaxValue, 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void A_batch_may_have_any_size(int batch)
    {
        var env = Env.Of(("x", Tensor.Generate([batch, 3], i => i * 0.25)), ("w", Tensor.Generate([3, 2], i => 1.0 - i)), ("target", Tensor.Generate([batch], i => i % 2)));
        Assert.Equal([batch, 2], MatMul(X, W).Evaluate<double>(env).OrThrow().Shape);
        Assert.Equal(batch == 0, double.IsNaN(Loss.Evaluate<double>(env).OrThrow()[[]]));
        Assert.Equal([3, 2], Loss.Gradient(W).Evaluate<double>(env).OrThrow().Shape);
        Assert.Equal([batch, 3], Loss.Gradient(X).Evaluate<double>(env).OrThrow().Shape);
        Assert.Equal([1, 3], Sum(X, 0, keepAxes: true).Evaluate<double>(env).OrThrow().Shape);
        Assert.Equal(Tensor.Scalar((double)batch), Sum(Expr.Fill([Dim.Batch], 1) + (0.0 * Sum(X, 1))).Evaluate<double>(env).OrThrow());
    }

    [Property]
    public void Extents_of_zero_give_values_and_gradients_of_their_shape(bool rows)
    {
        var (n, m) = rows ? (0, 2) : (2, 0);
        var (x, w) = (Input("x", [n, m]), Input("w", [m, 3]));
        var env = Env.Of(("x", Tensor.Fill([n, m], 1.0)), ("w", Tensor.Fill([m, 3], 1.0)));
        var y = Sum((MatMul(x | Relu, w) | Softmax) * 2.0) + Sum(Transpose(x, [1, 0])) + Sum(x | LogSoftmax);
        Assert.Equal(2.0 * n, y.Evaluate<double>(env).OrThrow()[[]], 1e-14);
        Assert.Equal([n, m], y.Gradient(x).Evaluate<double>(env).OrThrow().Shape);
        Assert.Equal([m, 3], y.Gradient(w).Evaluate<double>(env).OrThrow().Shape);
    }

    [Property]
    public Property A_float_is_close_to_a_double() => Prop.ForAll(Arb.From(ExprGenerators.Smooth, ExprGenerators.Shrink), c =>
    {
        var (exact, rounded) = (c.Expr.Evaluate<double>(c.Env).OrThrow(), c.Expr.Evaluate<float>(c.Env.To<float>()).OrThrow());
        var largest = exact.Span.ToArray().Select(Math.Abs).Append(1).Max();
        Assert.All(Enumerable.Range(0, exact.Length), i => Assert.Equal(exact.Span[i], rounded.Span[i], 1e-3 * largest));
    });
}
