using Functional.Nn.Ops;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

public sealed class LossErrorTests
{
    public static TheoryData<string> Names => LossTests.Names;

    public static TheoryData<string> Weighted => [.. Vocabulary.Of(typeof(Loss), typeof(Loss).Assembly).Signatures.Where(s => s.Arguments.Any(a => a.Name is "weight")).Select(s => s.Name)];

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_class_that_has_no_logit_is_an_error(int missing) => Assert.Equal(
        $"input 1 of one-hot: index out of range: expected 0 to 2, found {missing}",
        Assert.Single(SoftmaxCrossEntropy.Of(Expr.Fill([2, 3], 0), Expr.Constant(Tensor.Vector(0, missing))).Evaluate<float>(Env.Empty).Errors()).Message);

    [Fact]
    public void A_class_that_is_ignored_needs_no_logit_and_others_still_do()
    {
        var loss = SoftmaxCrossEntropyOf(ignoreIndex: -100);
        Assert.Equal(Math.Log(3), loss.Of(Expr.Fill([2, 3], 0), Expr.Constant(Tensor.Vector(0, -100))).Evaluate<double>(Env.Empty).OrThrow()[[]], 1e-15);
        Assert.Contains("found -1", Assert.Single(loss.Of(Expr.Fill([2, 3], 0), Expr.Constant(Tensor.Vector(0, -1))).Evaluate<double>(Env.Empty).Errors()).Message, StringComparison.Ordinal);
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
    [MemberData(nameof(Weighted))]
    public void Weights_that_are_not_one_for_each_class_are_an_error(string name)
    {
        var loss = Named($"{name} weight=[1, 2, 3]");
        Assert.True(loss.Target(Shape.Of(5, 3)).IsRight);
        var message = loss.Target(Shape.Of(5, 4)).Match(Right: _ => "", Left: error => error.Message);
        Assert.StartsWith($"{name}: expected", message, StringComparison.Ordinal);
        Assert.Contains("3", message, StringComparison.Ordinal);
        Assert.Contains("[5, 4]", message, StringComparison.Ordinal);
        Assert.True(loss.Target(Shape.Of(3, Dim.Batch)).IsLeft);
    }

    [Fact]
    public void Weights_of_terms_broadcast_to_them_or_are_an_error()
    {
        var (p, t) = (Expr.Var("p", Shape.Of(3, 2)), Expr.Var("t", Shape.Of(3, 2)));
        Assert.Equal(Shape.Scalar, MeanSquaredError.Of(p, t, Expr.Var("w", Shape.Of(2))).Shape);
        Assert.Equal(
            "weights of mean-squared-error: expected real numbers that broadcast to terms [3, 2], found [3]",
            Assert.Single(MeanSquaredError.TryOf(p, t, Expr.Var("w", Shape.Of(3))).Errors()).Message);
        Assert.NotEmpty(SoftmaxCrossEntropy.TryOf(p, t, Expr.Var("w", Shape.Of(3, 2))).Errors());
        Assert.NotEmpty(MeanSquaredError.TryOf(p, t, Expr.Var("w", new(Shape.Of(2), Kind.Index))).Errors());
    }

    [Theory]
    [InlineData("huber delta=0", "delta of huber", "above 0")]
    [InlineData("multi-margin p=3", "p of multi-margin", "from 1 to 2")]
    [InlineData("softmax-cross-entropy weight=[1, -1]", "weight of softmax-cross-entropy", "0 or more")]
    [InlineData("softmax-cross-entropy label-smoothing=2", "label-smoothing of softmax-cross-entropy", "from 0 to 1")]
    [InlineData("softmax-cross-entropy weight=3", "weight of softmax-cross-entropy", "a list between '[' and ']'")]
    [InlineData("softmax-cross-entropy weight=[a]", "weight of softmax-cross-entropy", "a number")]
    [InlineData("softmax-cross-entropy ignore-index=1.5", "ignore-index of softmax-cross-entropy", "a whole number")]
    [InlineData("softmax-cross-entropy ignore-index=first", "ignore-index of softmax-cross-entropy", "a whole number or none")]
    [InlineData("mean-squared-error reduction=max", "reduction of mean-squared-error", "one of mean, sum, none, batch-mean")]
    public void Texts_of_losses_that_are_none_tell_what_and_how(string text, string what, string expected)
    {
        var error = Assert.IsType<ParseError>(Assert.Single(Notation.Parse<Loss>(text).Errors()));
        Assert.Equal((what, expected), (error.What, error.Expected));
    }

    [Fact]
    public void Arguments_outside_of_their_limits_are_errors_of_asking_for_the_loss()
    {
        var p = Expr.Var("p", Shape.Of(3, 2));
        Assert.Equal("delta of huber: expected above 0, found -1", Assert.Single(Huber(-1).TryOf(p, p).Errors()).Message);
        Assert.Equal("weight of binary-cross-entropy: expected 0 or more, found [1, NaN]", Assert.Throws<ShapeException>(() => BinaryCrossEntropyOf([1, double.NaN]).Of(p, p)).Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_refuses_losses_that_are_not_one_number(string name)
    {
        var data = Tables.Load("iris").OrThrow();
        var recipe = Recipe.Minimise(Named($"{name} reduction=none"));
        Assert.Equal(
            "reduction of the loss: expected mean, sum or batch-mean, as training minimises one number, found none. Leave reduction=none out.",
            Assert.Single(recipe.Compile(Layers.Dense(3).Build(data.FeatureShape).OrThrow(), data).Errors()).Message);
    }

    private static Loss Named(string name) => Notation.Parse<Loss>(name).OrThrow();
}
