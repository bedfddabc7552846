using Functional.Nn.Ops;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

public sealed class TrainingLossTests
{
    private static readonly Dataset Iris = Scaled("iris");
    private static readonly Dataset Tumours = Scaled("breast_cancer");

    [Theory]
    [InlineData("softmax-cross-entropy")]
    [InlineData("mean-squared-error")]
    public void A_sum_has_the_score_of_its_rows(string loss)
    {
        var mean = Of(Named(loss) with { Reduction = Reduction.Mean }, Dense(3), Iris);
        var sum = Of(Named(loss) with { Reduction = Reduction.Sum }, Dense(3), Iris);
        Assert.Equal(mean.Loss * (loss is "mean-squared-error" ? 3 : 1), sum.Loss, 1e-12);
        Assert.Equal(mean.Accuracy, sum.Accuracy);
    }

    [Fact]
    public void Two_classes_are_minus_one_and_one_where_a_loss_takes_these() =>
        Assert.Equal(Of(BinaryCrossEntropy, Dense(1), Tumours).Loss, Of(SoftMargin, Dense(1), Tumours).Loss, 1e-12);

    [Theory]
    [InlineData("multi-margin", "dense 3")]
    [InlineData("multi-margin p=2 weight=[1, 2, 1]", "dense 3")]
    [InlineData("negative-log-likelihood", "dense 3 >> log-softmax")]
    [InlineData("softmax-cross-entropy label-smoothing=0.1 weight=[1, 1, 2] reduction=sum", "dense 3")]
    [InlineData("sigmoid-focal reduction=batch-mean", "dense 3")]
    [InlineData("multi-label-soft-margin", "dense 3")]
    [InlineData("huber delta=0.5", "dense 3")]
    [InlineData("probability-binary-cross-entropy", "dense 3 >> sigmoid")]
    [InlineData("kl-divergence reduction=batch-mean", "dense 3 >> log-softmax")]
    [InlineData("soft-margin", "dense 3")]
    public void Classes_are_learned_by_any_loss_that_fits(string loss, string net)
    {
        var recipe = Recipe.Minimise(Named(loss)) with { Optimizer = Optimizers.Adam(0.05) };
        Assert.True(recipe.Fit(Notation.Parse<Layer>(net).OrThrow().Build([4]).OrThrow(), Iris, 1).OrThrow().Take(20).Last().Train.Accuracy.IfNone(0) > 0.75);
    }

    private static Score Of(Loss loss, Layer net, Dataset data)
    {
        var model = net.Build(data.FeatureShape).OrThrow();
        return Evaluation.Of(loss, model, data).OrThrow().Run<double>(model.Initial<double>(1), data.To<double>().OrThrow()).OrThrow().Score;
    }

    private static Loss Named(string loss) => Notation.Parse<Loss>(loss).OrThrow();

    private static Dataset Scaled(string table) => Tables.Load(table).OrThrow() is var data ? Scaler.Standard(data).Apply(data) : throw new InvalidOperationException(table);
}
