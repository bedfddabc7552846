using Functional.Nn.Ops;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

public sealed class TrainingErrorTests
{
    private static readonly Dataset Iris = Tables.Load("iris").OrThrow();
    private static readonly Dataset Diabetes = Tables.Load("diabetes").OrThrow();

    [Fact]
    public void Fewer_outputs_than_classes_is_an_error_that_says_what_to_do() =>
        Assert.Contains("dense 3", Fault(SoftmaxCrossEntropy, Dense(2), Iris).Message, StringComparison.Ordinal);

    [Fact]
    public void Three_classes_do_not_fit_one_output() => Assert.IsType<DataError>(Fault(BinaryCrossEntropy, Dense(1), Iris));

    [Fact]
    public void Numbers_do_not_fit_cross_entropy() => Assert.IsType<ShapeError>(Fault(SoftmaxCrossEntropy, Dense(3), Diabetes));

    [Fact]
    public void Targets_outside_of_what_a_loss_takes_are_an_error() =>
        Assert.Equal("example 1: target: expected 0 to 1, as binary-cross-entropy takes, found 151", Fault(BinaryCrossEntropy, Dense(1), Diabetes).Message);

    [Fact]
    public void Optimisers_outside_of_their_limits_are_errors() => Assert.Equal(
        ["rate of sgd: expected 0 or more, found -1", "mu of momentum: expected from 0 to below 1, found 2", "most of clip: expected above 0, found 0"],
        (Recipe.Minimise(SoftmaxCrossEntropy) with { Optimizer = Optimizers.Sgd(-1) >> Optimizers.Momentum(mu: 2) >> Optimizers.Clip(0) })
            .Compile(Dense(3).Build([4]).OrThrow(), Iris).Errors().Select(e => e.Message));

    [Theory]
    [InlineData("dense 3 >> softmax", "softmax-cross-entropy")]
    [InlineData("dense 3 >> sigmoid", "binary-cross-entropy")]
    public void Probabilities_where_a_loss_takes_logits_are_an_error_that_says_what_to_leave_out(string net, string loss) => Assert.Contains(
        $"expected logits, as {loss} takes",
        Fault(Notation.Parse<Loss>(loss).OrThrow(), Notation.Parse<Layer>(net).OrThrow(), Iris).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Everything_that_does_not_fit_is_told_at_once()
    {
        var errors = (Recipe.Minimise(SoftmaxCrossEntropy) with { Batch = 0, Optimizer = Optimizers.Adam(-1) }).Compile(Dense(2).Build([5]).OrThrow(), Iris).Errors();
        Assert.Equal(["batch size", "rate of adam", "features of the data", "outputs of the model"], errors.Select(e => e.What));
    }

    [Fact]
    public void Classes_without_names_must_have_outputs_too()
    {
        var data = Dataset.Of(Tensor.Fill([8, 2], 1.0), Tensor.Vector(0, 1, 2, 3, 4, 5, 6, 7)).OrThrow();
        Assert.Contains("8 outputs", Fault(BinaryCrossEntropy, Dense(1), data).Message, StringComparison.Ordinal);
        Assert.Contains("8 outputs", Fault(SoftmaxCrossEntropy, Dense(7), data).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_indices_does_not_fit_real_features()
    {
        var errors = Recipe.Minimise(MeanSquaredError).Compile(new OneHotLayer(3).Build(new TensorType([4], Kind.Index)).OrThrow(), Iris).Errors();
        Assert.Contains(errors, e => e.Message.Contains("index [4]", StringComparison.Ordinal));
    }

    [Fact]
    public void A_failed_validation_ends_training_with_all_its_errors()
    {
        var net = (Dense(3) >> new OpLayer(new PickyOp(6))).Build([4]).OrThrow();
        var epochs = Recipe.Minimise(SoftmaxCrossEntropy).Fit(net, Iris, 1, Iris.Rows(0, 1)).OrThrow().Take(5).ToArray();
        Assert.Equal("picky", Assert.Single(Assert.Single(epochs).Faults).What);
    }

    [Fact]
    public void Losses_do_not_broadcast_targets() =>
        Assert.Contains("[batch, 1]", Fault(MeanSquaredError, Dense(3), Diabetes).Message, StringComparison.Ordinal);

    [Fact]
    public void Data_of_another_shape_than_the_models_is_an_error() => Assert.Contains(
        Recipe.Minimise(SoftmaxCrossEntropy).Compile(Dense(3).Build([5]).OrThrow(), Iris).Errors(), e => e.Message.Contains("[4]", StringComparison.Ordinal));

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_batch_size_below_one_is_an_error(int size) =>
        Assert.Single((Recipe.Minimise(SoftmaxCrossEntropy) with { Batch = size }).Compile(Dense(3).Build([4]).OrThrow(), Iris).Errors());

    [Theory]
    [InlineData("mean-squared-error", 3)]
    [InlineData("binary-cross-entropy", 3)]
    public void Classes_become_one_hot_rows_for_losses_of_real_numbers(string loss, int outputs)
    {
        var epochs = (Recipe.Minimise(Notation.Parse<Loss>(loss).OrThrow()) with { Optimizer = Optimizers.Adam(0.02) }).Fit(Dense(outputs).Build([4]).OrThrow(), Scaler.Standard(Iris).Apply(Iris), 1).OrThrow();
        Assert.True(epochs.Take(30).Last().Train.Accuracy.IfNone(0) > 0.75);
    }

    [Theory]
    [InlineData("mean-squared-error")]
    [InlineData("binary-cross-entropy")]
    public void Two_classes_fit_one_output(string loss)
    {
        var data = Tables.Load("breast_cancer").OrThrow();
        var epochs = (Recipe.Minimise(Notation.Parse<Loss>(loss).OrThrow()) with { Optimizer = Optimizers.Adam(0.02) }).Fit(Dense(1).Build([30]).OrThrow(), Scaler.Standard(data).Apply(data), 1).OrThrow();
        Assert.True(epochs.Take(30).Last().Train.Accuracy.IfNone(0) > 0.9);
    }

    private static NnError Fault(Loss loss, Layer layer, Dataset data) =>
        Assert.Single(Recipe.Minimise(loss).Compile(layer.Build(data.FeatureShape).OrThrow(), data).Errors());
}
