using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;
using static Functional.Nn.Training.Optimizers;

namespace Functional.Nn.Properties;

/// <summary>Several trainings of one model.</summary>
public sealed class EnsembleTests
{
    private static readonly Dataset Iris = Scaler.Standard(Tables.Load("iris").OrThrow()).Apply(Tables.Load("iris").OrThrow());
    private static readonly Model Net = (Dense(8) >> Tanh >> Dense(3)).Build(Iris.FeatureShape).OrThrow();
    private static readonly Recipe How = Recipe.Minimise(SoftmaxCrossEntropy) with { Optimizer = Adam(0.05) };

    [Property(MaxTest = 5)]
    public void Each_member_is_the_training_by_its_own_key(int seed)
    {
        Key key = seed;
        var ensemble = Ensemble.Fit<float>(How, Net, Iris, key, 3, run => run.Take(2)).OrThrow();
        Assert.Equal(Enumerable.Range(0, 3).Select(i => How.Fit<float>(Net, Iris, key.Fold(i)).OrThrow().Take(2).Last().State.Parameters), ensemble.Members);
        Assert.Equal(3, ensemble.Members.Distinct().Count());
    }

    [Property(MaxTest = 10)]
    public void It_predicts_the_mean_of_its_members_and_how_far_they_are_apart(int seed)
    {
        var ensemble = new Ensemble(Net, SoftmaxCrossEntropy, [.. Enumerable.Range(0, 4).Select(i => Net.Initial<double>(Key.Of(seed).Fold(i)))]);
        var own = ensemble.Members.Select(member => (Net.Prediction | Softmax).Evaluate<double>(member.With("x", Iris.Features)).OrThrow()).ToArray();
        var found = ensemble.Predict<double>(Iris.Features).OrThrow();
        for (var i = 0; i < found.Mean.Length; i++)
        {
            var mean = own.Average(p => p.Span[i]);
            Assert.Equal(mean, found.Mean.Span[i], 1e-12);
            Assert.Equal(own.Average(p => (p.Span[i] - mean) * (p.Span[i] - mean)), found.Deviation.Span[i] * found.Deviation.Span[i], 1e-12);
        }
    }

    [Property(MaxTest = 10)]
    public void Of_equal_members_it_is_one_of_them(int seed)
    {
        var one = Net.Initial<double>(seed);
        var found = new Ensemble(Net, SoftmaxCrossEntropy, [one, one, one]).Predict<double>(Iris.Features).OrThrow();
        Assert.Equal(new Ensemble(Net, SoftmaxCrossEntropy, [one]).Predict<double>(Iris.Features).OrThrow().Mean, found.Mean);
        Assert.All(found.Deviation.Span.ToArray(), v => Assert.Equal(0, v));
    }

    [Fact]
    public void Members_agree_on_what_they_have_seen_and_not_far_from_it()
    {
        var ensemble = Ensemble.Fit<float>(How, Net, Iris, 1, 5, run => run.Take(20)).OrThrow();
        double[] Doubt(Tensor examples) => ensemble.Predict<float>(examples).OrThrow().MutualInformation.Match(Some: t => t.Span.ToArray(), None: () => []);
        var seen = ensemble.Predict<float>(Iris.Features).OrThrow();
        Assert.InRange(Decisions.Of(SoftmaxCrossEntropy, seen.Mean).Zip(Iris.Targets.To<int>().Span.ToArray(), (decided, actual) => decided == actual).Count(hit => hit), 142, 150);
        Assert.True(Doubt(Tensor.Generate([1, 4], i => i % 2 == 0 ? 6.0 : -6)).Single() > 5 * Doubt(Iris.Features).Average());
    }

    [Property(MaxTest = 5)]
    public void The_best_restart_is_the_best_epoch_of_all_and_its_key_tells_which(int seed)
    {
        Key key = seed;
        var runs = Restarts.Of<float>(How, Net, Iris, key, 3, Iris).OrThrow().Select(run => run.Take(2).ToArray()).ToArray();
        var best = runs.Select(run => run.AsEnumerable()).Best();
        Assert.Equal(runs.SelectMany(run => run).Min(epoch => epoch.Score.Loss), best.Map(epoch => epoch.Score.Loss));
        Assert.Contains(best.Map(epoch => epoch.State.Key), Enumerable.Range(0, 3).Select(i => Option<Key>.Some(key.Fold(i))));
        Assert.Equal(Option<Epoch>.None, Enumerable.Empty<IEnumerable<Epoch>>().Best());
    }

    [Property(MaxTest = 5)]
    public void The_best_training_is_the_one_that_ends_best(int seed)
    {
        var (key, each) = ((Key)seed, How with { Optimizer = Adam(Schedules.OneCycle(0.05)) });
        var trained = Enumerable.Range(0, 3).Select(i => each.Train(2, Net, Iris, key.Fold(i), Iris).OrThrow()).ToArray();
        Assert.Equal(trained.MinBy(one => one.Score.Loss), Restarts.Train<float>(2, each, Net, Iris, key, 3, Iris).OrThrow());
    }

    [Fact]
    public void What_cannot_be_trained_or_asked_is_told_once()
    {
        Assert.Single(Ensemble.Fit<float>(How with { Batch = 0 }, Net, Iris, 1, 3, run => run.Take(1)).Errors());
        Assert.Equal("restarts", Assert.Single(Restarts.Of<float>(How, Net, Iris, 1, 0).Errors()).What);
        Assert.NotEmpty(Restarts.Train<float>(50, How with { Loss = MeanSquaredError, Optimizer = Sgd(1e9) }, Net, Iris, 1, 2).Errors());
        Assert.Single(new Ensemble(Net, SoftmaxCrossEntropy, []).Predict<float>(Iris.Features).Errors());
        Assert.NotEmpty(new Ensemble(Net, SoftmaxCrossEntropy, [Env.Empty]).Predict<float>(Iris.Features).Errors());
        Assert.NotEmpty(Ensemble.Fit<float>(How with { Loss = MeanSquaredError, Optimizer = Sgd(1e9) }, Net, Iris, 1, 2, run => run.Take(50)).Errors());
    }
}
