using Functional.Nn.Ops;
using Xunit;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

public sealed class LossTests
{
    public static TheoryData<string> Names => [.. Vocabulary.Of(typeof(Loss), typeof(Loss).Assembly).Names];

    public static TheoryData<double, double, double, double> Entropies => new()
    {
        // logit, target, t softplus(-z) + (1 - t) softplus(z), σ(z) - t
        { 0, 1, Math.Log(2), -0.5 },
        { 0, 0, Math.Log(2), 0.5 },
        { 0, 0.25, Math.Log(2), 0.25 },
        { 40, 1, 4.248354255291589e-18, -4.248354255291589e-18 },
        { 40, 0, 40, 1 },
        { -40, 0, 4.248354255291589e-18, 4.248354255291589e-18 },
        { -40, 1, 40, -1 },
        { 88.8, 1, Math.Exp(-88.8), -Math.Exp(-88.8) },
        { 710, 1, Math.Exp(-710), -Math.Exp(-710) },
        { 710, 0, 710, 1 },
        { -710, 0, Math.Exp(-710), Math.Exp(-710) },
        { -710, 1, 710, -1 },
        { 1e20, 1, 0, 0 },
        { double.PositiveInfinity, 1, 0, 0 },
        { double.NegativeInfinity, 0, 0, 0 },
        { double.PositiveInfinity, 0, double.PositiveInfinity, 1 },
    };

    [Fact]
    public void These_are_all_losses() => Assert.Equal(
        [
            "binary-cross-entropy", "hinge-embedding", "huber", "kl-divergence", "mean-absolute-error", "mean-squared-error", "multi-label-soft-margin", "multi-margin", "negative-log-likelihood",
            "poisson-nll", "probability-binary-cross-entropy", "sigmoid-focal", "smooth-l1", "soft-margin", "softmax-cross-entropy",
        ],
        Names.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_symbolic_batch_gives_the_same_loss_and_gradients(string name)
    {
        var (known, symbolic) = (Expr.Var("p", Shape.Of(3, 2)), Expr.Var("p", Shape.Of(Dim.Batch, 2)));
        var (fixedOne, batch) = (Of(known), Of(symbolic));
        var target = Named(name).Target(known.Type).Match(Right: t => t.Kind, Left: _ => Kind.Real) is Kind.Index ? Tensor.Vector(1, 0, 1) : (Tensor)Tensor.Of<double>([3, 2], 1, 0, 0.5, 0.5, 0.25, 0.75);
        var at = Env.Of(("p", Tensor.Of<double>([3, 2], 0.9, 0.2, 0.5, 0.1, 0.3, 0.6)), ("t", target));
        Assert.Equal(Graph.Of(fixedOne, fixedOne.Gradient(known)).Evaluate<double>(at).OrThrow(), Graph.Of(batch, batch.Gradient(symbolic)).Evaluate<double>(at).OrThrow());

        Expr Of(Expr p) => Named(name).Of(p, Expr.Var("t", Named(name).Target(p.Type).Match(Right: t => t, Left: error => throw new ShapeException(error))));
    }

    [Theory]
    [MemberData(nameof(Entropies))]
    public void Binary_cross_entropy_is_exact_everywhere(double logit, double target, double loss, double slope)
    {
        var p = Expr.Var("p", Shape.Of(1));
        Same([loss, slope], Both(BinaryCrossEntropy.Of(p, Expr.Constant(Tensor.Vector(target))), p, Tensor.Vector(logit)));
    }

    [Theory]
    [InlineData(0, 0, 0.6931471805599453, -0.5, 0.5)]
    [InlineData(40, 0, 4.248354255291589e-18, -4.248354255291589e-18, 4.248354255291589e-18)]
    [InlineData(40, 1, 40, 1, -1)]
    [InlineData(710, 0, 4.47628622567513e-309, -4.47628622567513e-309, 4.47628622567513e-309)]
    [InlineData(710, 1, 710, 1, -1)]
    [InlineData(-710, 0, 710, -1, 1)]
    [InlineData(double.NegativeInfinity, 1, 0, 0, 0)]
    [InlineData(double.PositiveInfinity, 0, 0, 0, 0)]
    public void Softmax_cross_entropy_is_exact_everywhere(double first, int @class, double loss, double slope, double other)
    {
        var p = Expr.Var("p", Shape.Of(1, 2));
        var at = Tensor.Of<double>([1, 2], first, 0);
        Same([loss, slope, other], Both(SoftmaxCrossEntropy.Of(p, Expr.Constant(Tensor.Vector(@class))), p, at));
        Same([loss, slope, other], Both(SoftmaxCrossEntropy.Of(p, Expr.Constant(Tensor.Of<double>([1, 2], 1 - @class, @class))), p, at));
    }

    [Theory]
    [InlineData(3, 1, 4, 4)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1e-200, 0, 0, 2e-200)]
    [InlineData(1e154, -1e153, 1.21e308, 2.2e154)]
    public void Mean_squared_error_is_exact_everywhere(double prediction, double target, double loss, double slope)
    {
        var p = Expr.Var("p", Shape.Of(1));
        Same([loss, slope], Both(MeanSquaredError.Of(p, Expr.Constant(Tensor.Vector(target))), p, Tensor.Vector(prediction)));
    }

    [Theory]
    [InlineData("huber delta=0.4", 1000, 0, 399.92, 0.4)]
    [InlineData("huber delta=0.4", 1e-150, 0, 5e-301, 1e-150)]
    [InlineData("huber", 1e308, 0, 1e308, 1)]
    [InlineData("huber", -1, 0, 0.5, -1)]
    [InlineData("smooth-l1 beta=0.25", 0.25, 0, 0.125, 1)]
    [InlineData("smooth-l1 beta=1e-300", 1e-300, 0, 5e-301, 1)]
    [InlineData("smooth-l1 beta=0", 0, 0, 0, 0)]
    [InlineData("mean-absolute-error", -1e308, 0, 1e308, -1)]
    [InlineData("mean-absolute-error", 3, 3, 0, 0)]
    [InlineData("soft-margin", 40, 1, 4.248354255291589e-18, -4.248354255291589e-18)]
    [InlineData("soft-margin", -710, 1, 710, -1)]
    [InlineData("soft-margin", double.NegativeInfinity, -1, 0, 0)]
    [InlineData("poisson-nll", -800, 0, 0, 0)]
    [InlineData("poisson-nll", double.NegativeInfinity, 0, 0, 0)]
    [InlineData("poisson-nll full=true", 0, 1, 1, 0)]
    [InlineData("poisson-nll log-input=false full=true eps=0", 2, 2, 1.2655121234846454, 0)]
    [InlineData("poisson-nll log-input=false eps=0", 0, 0, 0, 1)]
    [InlineData("kl-divergence", double.NegativeInfinity, 0, 0, 0)]
    [InlineData("kl-divergence log-target=true", -5, double.NegativeInfinity, 0, 0)]
    [InlineData("sigmoid-focal", -800, 1, 200, -0.25)]
    [InlineData("sigmoid-focal gamma=0.5", 800, 1, 0, 0)]
    [InlineData("sigmoid-focal gamma=0", -800, 0, 0, 0)]
    [InlineData("probability-binary-cross-entropy", 0, 1, 100, -1 / (double)1e-12f)]
    [InlineData("probability-binary-cross-entropy", 1, 1, 0, 0)]
    [InlineData("probability-binary-cross-entropy", 0, 0, 0, 0)]
    [InlineData("probability-binary-cross-entropy", 1e-30, 0, 1e-30, 1e-30 / 1e-12f)]
    [InlineData("hinge-embedding", 1, -1, 0, -1)]
    [InlineData("hinge-embedding", double.PositiveInfinity, -1, 0, 0)]
    [InlineData("multi-label-soft-margin", -40, 0, 4.248354255291589e-18, 4.248354255291589e-18)]
    public void Losses_are_exact_everywhere(string loss, double prediction, double target, double value, double slope)
    {
        var p = Expr.Var("p", Shape.Of(1));
        Same([value, slope], Both(Named(loss).Of(p, Expr.Constant(Tensor.Vector(target))), p, Tensor.Vector(prediction)));
    }

    [Theory]
    [InlineData("mean-squared-error")]
    [InlineData("huber delta=0.4 reduction=sum")]
    [InlineData("binary-cross-entropy weight=[1, 2.5] pos-weight=[3] reduction=batch-mean")]
    [InlineData("softmax-cross-entropy weight=[0.1, 0, 1] label-smoothing=0.1 ignore-index=-100")]
    [InlineData("multi-margin p=2 margin=0.7 weight=[1, 2] reduction=none")]
    [InlineData("poisson-nll log-input=false full=true eps=1E-06")]
    public void This_is_how_losses_are_written(string text) => Assert.Equal(text, $"{Named(text)}");

    [Theory]
    [InlineData("softmax-cross-entropy weight=none ignore-index=none")]
    [InlineData("softmax-cross-entropy weight=[]")]
    public void No_weights_may_be_said_too(string text) => Assert.Equal(SoftmaxCrossEntropy, Named(text));

    private static Loss Named(string name) => Notation.Parse<Loss>(name).OrThrow();

    private static double[] Both(Expr loss, Expr p, Tensor at) =>
        [.. Graph.Of(loss, loss.Gradient(p)).Evaluate<double>(Env.Of(("p", at))).OrThrow().SelectMany(v => v.To<double>().Span.ToArray())];

    private static void Same(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(
            expected.Zip(found, (e, f) => (Expected: e, Found: f)),
            p => Assert.True(p.Expected.Equals(p.Found) || Math.Abs(p.Expected - p.Found) <= Math.Max(2e-15 * Math.Abs(p.Expected), 4 * double.Epsilon), $"{p.Found:R} instead of {p.Expected:R}"));
    }
}
