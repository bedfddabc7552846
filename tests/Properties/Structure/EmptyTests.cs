using System.Collections.Immutable;
using Functional.Nn.Ops;
using Functional.Nn.Ops.Kernels;
using Xunit;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

/// <summary>What has no elements may have any extents beside the 0, also such as no array could hold; what a kernel cannot hold is an error.</summary>
public sealed class EmptyTests
{
    private static readonly ImmutableArray<Shape> Shapes = [[50000, 50000, 0], [50000, 0, 50000], [0, 50000, 50000], [0, 3, 60000, 60000], [2, 0, 60000, 60000], [int.MaxValue, int.MaxValue, 0, 2]];

    private static readonly ImmutableArray<Func<Expr, Expr>> Functions =
    [
        x => Sum(x), x => Mean(x), x => Variance(x), x => Std(x), x => Max(x), x => Prod(x), x => LogSumExp(x), x => NormL2(x), x => Square(x) * x + 1.0, x => Where(x, x, 2.0),
        .. from axis in Enumerable.Range(0, 3)
           from each in (Func<Expr, int, Expr>[])
           [
               (x, a) => Sum(x, a), (x, a) => Mean(x, a), (x, a) => Variance(x, a), (x, a) => Min(x, a), (x, a) => Sum(x, [a, 1 + (a % 2)]), (x, a) => Prod(x, a, keepAxes: true), (x, a) => x | Layers.SoftmaxOn(a), (x, a) => x | Layers.LogSoftmaxOn(a),
               (x, a) => CumSum(x, a), (x, a) => CumProd(x, a), (x, a) => LinearScan(x, x, a), (x, a) => Shift(x, a, 1), (x, a) => Sort(x, a).Values, (x, a) => ToReal(Sort(x, a).Positions), (x, a) => Max(x, a), (x, a) => TopK(x, 1, a).Values,
               (x, a) => Flip(x, a), (x, a) => Roll(x, a, 1), (x, a) => Slice(x, a, 0, Math.Min(1, x.Shape[a].Extent)), (x, a) => Pad(x, a, 1, 0), (x, a) => Join(a, x, x), (x, a) => Normalize(x, a), (x, a) => SwapAxes(x, 0, a), (x, a) => Stack(a, x, x),
               (x, a) => Resample(x, a, new NearestSampling(3, 1)), (x, a) => Take(x, a, Expr.Constant(Tensor.Vector(0, 0))), (x, a) => Gather(x, a, Expr.Constant(Tensor.Fill(Shape.Of([.. x.Shape.Select(dim => Math.Min(1, dim.Extent))]), 0))),
           ]
           select new Func<Expr, Expr>(x => each(x, axis)),
        x => MatMul(x, SwapAxes(x, -1, -2)), x => MatMul(SwapAxes(x, -1, -2), x), x => MatMul(x, Expr.Fill([x.Shape[^1], 3], 1)), x => new MatmulOp(false, true).Apply(x, Expr.Fill([3, x.Shape[^1]], 1)), x => OuterSum(x, x),
        x => Einsum("...i,...i->...", x, x), x => Einsum("...i->i", x), x => Tril(x), x => Diagonal(x), x => Reshape(x, [0, 7]), x => new SumToOp(x.Shape[1..]).Apply(x), x => x + Expr.Fill(x.Shape[^1..], 1), x => LayerNorm(x), x => RmsNorm(x),
        x => InstanceNorm(x), x => MaxPool(x, 2), x => AvgPool(x, 2), x => AdaptiveMaxPool(x, 3), x => AdaptiveAvgPool(x, 3), x => UpsampleNearest(x, 3), x => Unfold(x, 2),
        x => Conv(x, Expr.Fill([2, x.Shape[1], .. x.Shape[2..].Select(_ => (Dim)1)], 1)), x => Conv(x, Expr.Fill([2, x.Shape[1], .. x.Shape[2..].Select(_ => (Dim)2)], 1), padding: 1),
        x => ConvTranspose(x, Expr.Fill([x.Shape[1], 2, .. x.Shape[2..].Select(_ => (Dim)2)], 1)), x => GroupNorm(x, 1),
    ];

    public static TheoryData<int, int> Cases => [.. from shape in Enumerable.Range(0, Shapes.Length) from function in Enumerable.Range(0, Functions.Length) select (shape, function)];

    /// <summary>The results, or where one of them could not exist, or the function is of other ranks, an error that says so.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Huge_extents_beside_a_zero_are_extents_like_others(int shape, int function)
    {
        var x = Expr.Var("x", Shapes[shape]);
        var env = Env.Of(("x", Tensor.Fill(Shapes[shape], 1.0)));
        if (Made(() => Functions[function](x)) is { } y)
        {
            Holds(Graph.Of(y), env);
            if (Made(() => Sum(y).Gradient(x)) is { } slope)
                Holds(Graph.Of(slope), env);
        }
    }

    [Fact]
    public void What_the_review_found_has_values()
    {
        var (flat, image) = (Expr.Var("x", Shape.Of(50000, 50000, 0)), Expr.Var("x", Shape.Of(0, 3, 60000, 60000)));
        Assert.Equal(flat.Shape, Value(flat | Layers.SoftmaxOn(-1)));
        Assert.Equal(Shape.Of(50000, 0, 3), Value(MatMul(Expr.Var("x", Shape.Of(50000, 0, 50000)), Expr.Fill([50000, 3], 1))));
        Assert.Equal(Shape.Of(0, 3), Value(Mean(image, [2, 3])));
        Assert.Equal(image.Shape, Value(InstanceNorm(image)));
        Assert.Equal(Shape.Of(0, 2, 40000, 40000), Value(Conv(Expr.Var("x", Shape.Of(0, 3, 40000, 40000)), Expr.Fill([2, 3, 1, 1], 1))));
        Assert.Equal(Shape.Of(0, 3, 30000, 30000), Value(MaxPool(image, 2)));
    }

    [Fact]
    public void What_a_kernel_cannot_hold_is_an_error_value()
    {
        var x = Expr.Fill([1, 40000, 1, 1], 1);
        var padded = Graph.Of(Conv(x, Reshape(x, x.Shape), padding: 150));
        Assert.Equal("windows: too large", Assert.Single(padded.Evaluate<double>(Env.Empty).Errors()).What);
        Assert.Equal("windows: too large", Assert.Single(new Program<double>(padded).Run(Env.Empty).Errors()).What);
        Assert.Contains("windows: too large", Assert.Throws<NnException>(() => Frame.Held(1 << 20, 1 << 20)).Message, StringComparison.Ordinal);
        Assert.Equal(0, Frame.Held(0, long.MaxValue));
    }

    private static Shape Value(Expr y) => y.Evaluate<double>(Env.Of(Graph.Of(y).Variables.Select(v => (v.Variable, (Tensor)Tensor.Fill(v.Type.Shape, 1.0))))).OrThrow().Shape;

    private static Expr? Made(Func<Expr> make)
    {
        try
        {
            return make();
        }
        catch (ShapeException)
        {
            return null;
        }
    }

    /// <summary>The fold and the program have the same values, of these types; or errors.</summary>
    private static void Holds(Graph graph, Env env)
    {
        var (folded, run) = (graph.Evaluate<double>(env), new Program<double>(graph).Run(env));
        Assert.Equal(folded.Errors().Select(error => error.Message), run.Errors().Select(error => error.Message));
        run.IfSuccess(values => Assert.Equal<Tensor>(folded.OrThrow(), values));
        folded.IfSuccess(values => Assert.Equal(graph.Outputs.Select(output => graph.Values[output].Shape), values.Select(value => value.Shape)));
    }
}
