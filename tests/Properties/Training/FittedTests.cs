using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

public sealed class FittedTests
{
    private static readonly Dataset Iris = Tables.Load("iris").OrThrow();
    private static readonly Split Parts = Iris.Stratified(0.8, 1).OrThrow();
    private static readonly Model Net = (Dense(5) >> Tanh >> Dropout(0.2) >> Dense(3)).Build(Iris.FeatureShape).OrThrow();
    private static readonly Recipe Recipe = Recipe.Minimise(SoftmaxCrossEntropy) with { Optimizer = Optimizers.Adam(0.01) };

    [Property(MaxTest = 20)]
    public void A_training_is_that_many_epochs_of_the_recipe_that_lasts_for_them(int seed, bool isMeasured)
    {
        var (count, held) = (1 + (seed & 3), isMeasured ? Parts.Test : null);
        var cycle = Recipe with { Optimizer = Optimizers.Adam(Schedules.OneCycle(0.05)), Batch = 7 };
        var trained = cycle.Train(count, Net, Parts.Train, seed, held).OrThrow();
        var steps = count * 18;
        var epochs = (cycle with { Optimizer = cycle.Optimizer.Within(steps) }).Fit(Net, Parts.Train, seed, held).OrThrow().Take(count).ToArray();
        Assert.Equal(steps, epochs[^1].State.Step);
        Assert.Equal((epochs[^1], LearningCurve.Of(epochs)), (trained.Epoch, trained.Curve));
        Assert.Equal(epochs[^1].Score, trained.Score);
        Assert.Equal(cycle.Lasting(count, Parts.Train).Fit(Net, Parts.Train, seed, held).OrThrow().ElementAt(count - 1), trained.Epoch);
    }

    [Property(MaxTest = 20)]
    public void Its_curve_has_every_epoch_and_its_best_is_that_with_the_least_loss(int seed)
    {
        var trained = (Recipe with { Optimizer = Optimizers.Sgd(2) }).Train<float>(run => run.Take(9).EarlyStop(3), Net, Parts.Train, seed, Parts.Test).OrThrow();
        Assert.Equal(Enumerable.Range(1, trained.Epoch.Number), trained.Curve.Points.Select(point => point.Epoch));
        Assert.Equal(trained.Curve.Points.MinBy(point => point.Score.Loss)!.Epoch, trained.Best.Number);
        Assert.Equal((trained.Best, trained.Curve, trained.Best.State.Parameters), (trained.AtBest.Epoch, trained.AtBest.Curve, trained.AtBest.Parameters));
    }

    [Property(MaxTest = 20)]
    public void States_of_a_run_are_those_after_each_step(int seed)
    {
        var run = (Recipe with { Batch = 50 }).Run<float>(Net, Parts.Train, seed).OrThrow();
        var states = run.States().Take(8).ToArray();
        Assert.Equal(Enumerable.Range(0, 8), states.Select(state => state.Step));
        Assert.All(states, state => Assert.Equal(run.At(state.Step).OrThrow().Parameters, state.Parameters));
        Assert.Equal(run.Epochs().ElementAt(1), run.Train(2).OrThrow().Epoch);
    }

    [Fact]
    public void It_predicts_and_is_measured_as_its_model_with_what_it_learned()
    {
        var trained = Recipe.Train(5, Net, Parts.Train, 1).OrThrow();
        Assert.Equal(Net.Predict<double>(trained.Parameters.To<double>(), Parts.Test.Features).OrThrow(), trained.Predict<double>(Parts.Test.Features).OrThrow());
        Assert.Equal(
            new Programs(Net.Activations, Passes.Fuse).Run<float>(trained.Parameters.With(Model.InputName, Parts.Test.Features.To<float>())).OrThrow(),
            trained.Activations<float>(Parts.Test.Features).OrThrow());
        Assert.Equal(
            Evaluation.Of(SoftmaxCrossEntropy, Net, Parts.Test).OrThrow().Run<float>(trained.Parameters, Parts.Test.To<float>().OrThrow()).OrThrow().Score,
            trained.Evaluate<float>(Parts.Test).OrThrow().Score);
    }

    [Fact]
    public void What_cannot_be_trained_is_told()
    {
        Assert.Equal("number of epochs", Assert.Single(Recipe.Train(0, Net, Iris, 1).Errors()).What);
        Assert.Equal("epochs", Assert.Single(Fitted.Of(Net, SoftmaxCrossEntropy, []).Errors()).What);
        Assert.Equal("batch size", Assert.Single((Recipe with { Batch = 0 }).Train(1, Net, Iris, 1).Errors()).What);
        var line = Dense(1).Build([1]).OrThrow();
        var steep = Dataset.Of(Tensor.Of([2, 1], 1.0, 2), Tensor.Of([2, 1], 1.0, 2)).OrThrow();
        Assert.NotEmpty((Recipe.Minimise(MeanSquaredError) with { Optimizer = Optimizers.Sgd(1e30) }).Train(9, line, steep, 1).Errors());
    }

    [Fact]
    public void Trainings_stand_side_by_side_with_the_columns_that_have_something()
    {
        var measured = Recipe.Train(2, Net, Parts.Train, 1, Parts.Test).OrThrow();
        var alone = Recipe.Train(3, Net, Parts.Train, 1).OrThrow();
        var table = Fitted.Table(("with", measured), ("without", alone));
        Assert.Equal(["model", "parameters", "epochs", "loss", "accuracy", "validation loss", "validation accuracy"], table.Headings);
        Assert.Equal(["with", $"{Net.ParameterCount}", "2", .. measured.Curve.Table.Rows[^1].Skip(1)], table.Rows[0]);
        Assert.Equal(["without", $"{Net.ParameterCount}", "3", .. alone.Curve.Table.Rows[^1].Skip(1)], table.Rows[1]);
        Assert.Equal(["model", "parameters", "epochs", "loss", "accuracy"], Fitted.Table(("without", alone)).Headings);
        Assert.Empty(Fitted.Table().Rows);
    }
}
