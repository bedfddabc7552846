using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

/// <summary>Losses of more than a prediction and a target.</summary>
public sealed class PairLossTests
{
    private static readonly Shape Pairs = [4, 3];

    private static Expr X1 => Expr.Var("x1", Pairs);

    private static Expr X2 => Expr.Var("x2", Pairs);

    private static Expr X3 => Expr.Var("x3", Pairs);

    private static Expr Signs => Expr.Constant(Tensor.Vector(1.0, -1, -1, 1));

    public static TheoryData<Reduction> Reductions => [.. Enum.GetValues<Reduction>()];

    [Property]
    public Property Gradients_agree_with_differences() => Prop.ForAll(TensorGenerators.Keys.ToArbitrary(), Gen.Elements(Enum.GetValues<Reduction>()).ToArbitrary(), (key, reduction) => Assert.All(
        (Expr[])[
            new GaussianNllLoss(Reduction: reduction).Of(X1, X2, Square(X3)),
            new GaussianNllLoss(Full: true, Reduction: reduction).Of(X1, X2, Square(Expr.Var("v", Shape.Of(4, 1)))),
            new MarginRankingLoss(0.3, reduction).Of(X1, X2, Expr.Constant(Tensor.Generate(Pairs, i => i % 2 == 0 ? 1.0 : -1))),
            new CosineEmbeddingLoss(0.3, reduction).Of(X1, X2, Signs),
            new TripletMarginLoss(0.5, Reduction: reduction).Of(X1, X2, X3),
            new TripletMarginLoss(2, P: 1, Swap: true, Reduction: reduction).Of(X1, X2, X3),
            new TripletMarginLoss(2, P: 3, Reduction: reduction).Of(X1, X2, X3),
            CosineSimilarity(X1, X2),
            CosineSimilarity(X1, X2, axis: 0),
            PairwiseDistance(X1, X2, p: 1.5, keepAxes: true),
        ],
        y => Assert.True(GradientCheck.Run(y, Points.Draw(Graph.Of(y), key), key).OrThrow() is { Passed: true }, $"{y}")));

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Terms_are_reduced(Reduction reduction)
    {
        var at = Points.Draw(Graph.Of(X1, X2, X3), 3);
        Assert.All(
            (Func<Reduction, Expr>[])[
                r => new GaussianNllLoss(Reduction: r).Of(X1, X2, Exp(X3)),
                r => new MarginRankingLoss(0.3, r).Of(X1, X2, Sign(X3)),
                r => new CosineEmbeddingLoss(0.3, r).Of(X1, X2, Signs),
                r => new TripletMarginLoss(Reduction: r).Of(X1, X2, X3),
            ],
            loss => Assert.Equal(reduction.Of(loss(Reduction.None)).Evaluate<double>(at).OrThrow(), loss(reduction).Evaluate<double>(at).OrThrow()));
    }

    [Fact]
    public void At_the_margin_the_slope_is_that_of_the_line()
    {
        var (x, zero) = (Expr.Var("x", Shape.Of(1)), Expr.Constant(Tensor.Vector(0.0)));
        Assert.Equal([-1], Slope(MarginRanking(2).Of(x, zero, Expr.Constant(Tensor.Vector(1.0))), x, 2));
        Assert.Equal([0], Slope(MarginRanking(2).Of(x, zero, Expr.Constant(Tensor.Vector(1.0))), x, 2.5));
        Assert.Equal([-1], Slope(HingeEmbedding(2).Of(x, Expr.Constant(Tensor.Vector(-1.0))), x, 2));
        Assert.Equal([1], Slope(TripletMargin(margin: -2, eps: 0).Of(zero, x, zero), x, 2));
    }

    [Fact]
    public void A_lower_bound_holds_infinities_and_has_slope_1_everywhere()
    {
        var x = Expr.Var("x", Shape.Of(4));
        var bounded = LowerBound(x, 0.25);
        var slope = Sum(Square(bounded)).Gradient(x);
        var found = Graph.Of(bounded, Sum(bounded).Gradient(x), slope, Sum(slope).Gradient(x)).Evaluate<double>(Env.Of(("x", Tensor.Vector(double.PositiveInfinity, 0.25, -3, 2)))).OrThrow();
        Assert.Equal<Tensor>([Tensor.Vector(double.PositiveInfinity, 0.25, 0.25, 2), Tensor.Vector(1.0, 1, 1, 1), Tensor.Vector(double.PositiveInfinity, 0.5, 0.5, 4), Tensor.Vector(2.0, 2, 2, 2)], found);
        Assert.Equal(double.PositiveInfinity, GaussianNll().Of(1.0, 0.0, double.PositiveInfinity).Evaluate<double>(Env.Empty).OrThrow()[[]]);
    }

    [Fact]
    public void A_variance_below_the_least_counts_as_that_and_can_still_rise()
    {
        var v = Expr.Var("x", Shape.Of(1));
        var loss = GaussianNll(eps: 0.25).Of(Expr.Constant(Tensor.Vector(1.0)), Expr.Constant(Tensor.Vector(0.0)), v);
        Assert.Equal(0.5 * (Math.Log(0.25) + 4), loss.Evaluate<double>(Env.Of(("x", Tensor.Vector(0.0)))).OrThrow()[[]], 1e-15);
        Assert.Equal([0.5 * (4 - 16)], Slope(loss, v, 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_at_one_place_has_distance_and_slope_0(double p)
    {
        var x = Expr.Var("x", Shape.Of(1));
        var distance = Sum(PairwiseDistance(x, Expr.Constant(Tensor.Vector(2.0)), p, eps: 0));
        Assert.Equal(0, distance.Evaluate<double>(Env.Of(("x", Tensor.Vector(2.0)))).OrThrow()[[]]);
        Assert.Equal([0], Slope(distance, x, 2));
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 5)]
    [InlineData(3, 4.497941445275415)]
    [InlineData(double.PositiveInfinity, 4)]
    public void Distances_and_their_slopes_go_with_the_scale_where_powers_would_overflow(double p, double distance)
    {
        var x = Expr.Var("x", Shape.Of(2));
        var found = PairwiseDistance(x, 0.0 * x, p, eps: 0);
        foreach (var scale in (double[])[1, 1e20, 1e-20])
        {
            var values = Graph.Of([found, found.Gradient(x)]).Evaluate<float>(Env.Of(("x", Tensor.Vector((float)(3 * scale), (float)(4 * scale))))).OrThrow();
            Assert.Equal(distance, values[0].To<double>()[[]] / scale, 1e-5);
            Assert.All([Math.Pow(3 / distance, p - 1), Math.Pow(4 / distance, p - 1)], (slope, i) => Assert.Equal(slope, values[1].To<double>()[[i]], 1e-5));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e20)]
    [InlineData(1e-5)]
    public void A_cosine_goes_with_no_scale(double scale)
    {
        var (x, y) = (Expr.Var("x", Shape.Of(2)), Expr.Var("y", Shape.Of(2)));
        var env = Env.Of(("x", Tensor.Vector((float)(3 * scale), (float)(4 * scale))), ("y", Tensor.Vector((float)scale, 0f)));
        var values = Graph.Of([CosineSimilarity(x, y), scale * CosineSimilarity(x, y).Gradient(x)]).Evaluate<float>(env).OrThrow();
        Assert.Equal([0.6, 0.128, -0.096], values.SelectMany(v => v.To<double>().Span.ToArray()), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void What_has_no_direction_has_cosine_0()
    {
        var x = Expr.Var("x", Shape.Of(1));
        Assert.Equal(0, CosineSimilarity(x, x).Evaluate<double>(Env.Of(("x", Tensor.Vector(0.0)))).OrThrow()[[]]);
        Assert.Equal(0, CosineEmbedding().Of(x, x, -1.0).Evaluate<double>(Env.Of(("x", Tensor.Vector(0.0)))).OrThrow()[[]]);
    }

    [Fact]
    public void Shapes_that_disagree_are_an_error_that_names_both() => Assert.All(
        (Func<Expr, Expr, Expr>[])[
            (a, b) => MarginRanking().Of(a, b, a),
            (a, b) => MarginRanking().Of(a, a, b),
            (a, b) => TripletMargin().Of(a, a, b),
            (a, b) => TripletMargin().Of(a, b, a),
            (a, b) => CosineEmbedding().Of(a, b, Signs),
            (a, b) => CosineEmbedding().Of(a, a, b),
            (a, b) => GaussianNll().Of(a, b, a),
        ],
        loss =>
        {
            var message = Assert.Throws<ShapeException>(() => loss(X1, Expr.Var("x", Shape.Of(4, 1)))).Message;
            Assert.Contains("[4, 3]", message, StringComparison.Ordinal);
            Assert.Contains("[4, 1]", message, StringComparison.Ordinal);
        });

    [Fact]
    public void Variances_broadcast_to_predictions_and_not_the_other_way()
    {
        Assert.Contains("[4, 3]", Assert.Throws<ShapeException>(() => GaussianNll().Of(X1, X2, Expr.Var("v", Shape.Of(2, 4, 3)))).Message, StringComparison.Ordinal);
        Assert.Equal(Shape.Scalar, GaussianNll().Of(X1, X2, 1.0).Shape);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_power_that_makes_no_distance_is_an_error(double p) =>
        Assert.All(
            (Func<Expr>[])[() => TripletMargin(p: p).Of(X1, X2, X3), () => PairwiseDistance(X1, X2, p)],
            distance => Assert.StartsWith("p of ", Assert.Throws<ShapeException>(() => distance()).Message, StringComparison.Ordinal));

    [Fact]
    public void They_are_read_again_as_they_are_written() => Assert.All(
        (PairLoss[])[CosineEmbedding(0.25), GaussianNll(full: true), MarginRanking(0.5), TripletMargin(2, p: 1, swap: true)],
        loss => Assert.Equal(loss, Notation.Parse<PairLoss>($"{loss}").OrThrow()));

    private static double[] Slope(Expr y, Expr x, double at) => [.. y.Gradient(x).Evaluate<double>(Env.Of(("x", Tensor.Vector(at)))).OrThrow().Span];
}
