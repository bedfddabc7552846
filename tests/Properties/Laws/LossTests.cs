using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using FsCheck;
using FsCheck.Fluent;
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

    private static Gen<(Shape Shape, Key Key)> Cases => ShapeGenerators.OfRank(1, 3).Where(s => s.Size > 0).Zip(TensorGenerators.Keys, (shape, key) => (shape, key));

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_class_that_has_no_logit_is_an_error(int missing) => Assert.Equal(
        $"input 1 of one-hot: index out of range: expected 0 to 2, found {missing}",
        Assert.Single(SoftmaxCrossEntropy.Of(Expr.Fill([2, 3], 0), Expr.Constant(Tensor.Vector(0, missing))).Evaluate<float>(Env.Empty).Errors()).Message);

    [Fact]
    public void These_are_all_losses() => Assert.Equal(["binary-cross-entropy", "mean-squared-error", "softmax-cross-entropy"], Vocabulary.Of(typeof(Loss), typeof(Loss).Assembly).Names);

    [Property(MaxTest = 150)]
    public Property Gradients_in_predictions_and_in_real_targets_agree_with_differences() => Prop.ForAll(Arb.From(Cases), Arb.From(LayerGenerators.Loss), (c, loss) =>
    {
        var y = loss.Of(Expr.Var("p", c.Shape), Expr.Var("t", c.Shape));
        var report = GradientCheck.Run(y, Points.Draw(Graph.Of(y), c.Key), c.Key).OrThrow();
        return (report.Passed && report.Variables.Length == 2).Label(report.ToTable());
    });

    [Property(MaxTest = 50)]
    public Property Gradients_of_gradients_agree_with_differences() => Prop.ForAll(Arb.From(Cases), Arb.From(LayerGenerators.Loss), (c, loss) =>
    {
        var (p, t) = (Expr.Var("p", c.Shape), Expr.Var("t", c.Shape));
        var slopes = loss.Of(p, t).Gradient([p, t]);
        var env = Points.Draw(Graph.Of([.. slopes, p, t]), c.Key);
        return slopes.Select(slope => GradientCheck.Run(slope, env, c.Key).OrThrow()).Select(report => report.Passed.Label(report.ToTable())).Aggregate((a, b) => a.And(b));
    });

    [Property(MaxTest = 50)]
    public Property Gradients_for_classes_agree_with_differences() => Prop.ForAll(Arb.From(Cases), c =>
    {
        var classes = Tensor.Generate(c.Shape[..^1], i => c.Key.Fold("classes").Integer(i, c.Shape[^1].Extent));
        var loss = SoftmaxCrossEntropy.Of(Expr.Var("p", c.Shape), Expr.Constant(classes));
        return GradientCheck.Run(loss, Points.Draw(Graph.Of(loss), c.Key), c.Key).OrThrow() is var report ? report.Passed.Label($"{report}") : false.ToProperty();
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_symbolic_batch_gives_the_same_loss_and_gradients(string name)
    {
        var known = Expr.Var("p", Shape.Of(3, 2));
        var symbolic = Expr.Var("p", Shape.Of(Dim.Batch, 2));
        var at = Env.Of(("p", Tensor.Of<double>([3, 2], 1, -2, 0.5, 0, 3, -1)), ("t", Tensor.Of<double>([3, 2], 1, 0, 0.5, 0.5, 0.25, 0.75)));
        var (a, b) = (Named(name).Of(known, Expr.Var("t", known.Type)), Named(name).Of(symbolic, Expr.Var("t", symbolic.Type)));
        Assert.Equal(Graph.Of(a, a.Gradient(known)).Evaluate<double>(at).OrThrow(), Graph.Of(b, b.Gradient(symbolic)).Evaluate<double>(at).OrThrow());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Shapes_that_disagree_are_an_error_that_names_both(string name)
    {
        var errors = Named(name).TryOf(Expr.Var("p", Shape.Of(32, 10)), Expr.Var("t", Shape.Of(32, 1))).Errors();
        Assert.Contains("[32, 10]", Assert.Single(errors).Message, StringComparison.Ordinal);
        Assert.Contains("[32, 1]", errors[0].Found, StringComparison.Ordinal);
        Assert.Contains(name, errors[0].What, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Named(name).Of(Expr.Var("p", Shape.Of(3)), Expr.Var("t", Shape.Of(2))));
        Assert.NotEmpty(Named(name).TryOf(Expr.Var("p", new(Shape.Of(3), Kind.Index)), Expr.Var("t", Shape.Of(3))).Errors());
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
