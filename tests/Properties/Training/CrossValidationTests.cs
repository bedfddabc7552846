using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

public sealed class CrossValidationTests
{
    private static readonly Dataset Iris = Tables.Load("iris").OrThrow();
    private static readonly Model Net = Dense(3).Build(Iris.FeatureShape).OrThrow();
    private static readonly Recipe Recipe = Recipe.Minimise(SoftmaxCrossEntropy);

    [Property(MaxTest = 10)]
    public void Each_fold_is_a_training_of_its_own_and_every_example_is_tested_once(int seed)
    {
        var folds = Iris.StratifiedFolds(5, seed).OrThrow();
        var found = CrossValidation.Of<double>(Recipe, Net, folds, seed, run => run.Take(3)).OrThrow();
        Assert.Equal(5, found.Folds.Count);
        for (var i = 0; i < 5; i++)
            Assert.Equal(Recipe.Fit<double>(Net, folds[i].Train, ((Key)seed).Fold(i), folds[i].Test).OrThrow().ElementAt(2), found.Folds[i].Epoch);
        Assert.Equal(150, found.Score.Count);
        Assert.Equal(found.Folds, CrossValidation.Of<double>(Recipe, Net, folds, seed, 3).OrThrow().Folds);
        Assert.Equal(found.Folds.Average(fold => fold.Score.Loss), found.Score.Loss, 1e-12);
        Assert.Equal(7, found.Table.Rows.Count);
    }

    [Fact]
    public void Linear_softmax_regression_knows_nearly_all_irises()
    {
        ValueList<Split> folds = [.. Iris.StratifiedFolds(5, 1).OrThrow().Select(fold => fold.Scale(Scaler.Standard))];
        var found = CrossValidation.Of<float>(Recipe with { Optimizer = Optimizers.Adam(0.05) }, Net, folds, 1, run => run.Take(40)).OrThrow();
        Assert.InRange(found.Score.Accuracy.IfNone(0), 0.94, 1);
        Assert.InRange(found.AccuracyDeviation.IfNone(1), 0, 0.06);
    }

    [Fact]
    public void What_cannot_be_trained_is_told_with_its_fold()
    {
        Assert.Equal("folds", Assert.Single(CrossValidation.Of<double>(Recipe, Net, [], 1, run => run.Take(1)).Errors()).What);
        var errors = CrossValidation.Of<double>(Recipe with { Optimizer = Optimizers.Sgd(1e300), Loss = MeanSquaredError }, Net, Iris.Folds(3, 1).OrThrow(), 1, run => run.Take(50)).Errors();
        Assert.Equal(["fold 1", "fold 2", "fold 3"], errors.Select(error => error.Where.Split(',')[0]));
    }
}
