using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;
using static Functional.Nn.Training.Optimizers;

namespace Functional.Nn.Properties;

public sealed class TrainingLaws
{
    private static readonly Dataset Iris = Scaler.Standard(Tables.Load("iris").OrThrow()).Apply(Tables.Load("iris").OrThrow());
    private static readonly Model Net = (Dense(8) >> Tanh >> Dropout(0.2) >> Dense(3)).Build(Iris.FeatureShape).OrThrow();

    public static TheoryData<string> Transforms => new("sgd rate=0.1", "momentum rate=0.1", "momentum rate=0.05 mu=0.5", "adam rate=0.01", "clip most=0.5 >> adam rate=0.01", "clip >> momentum", "lbfgs rate=0.1 history=4", "backtrack (clip >> lbfgs) trials=3");

    private static Recipe With(string optimizer, int batch = 32) => Recipe.Minimise(SoftmaxCrossEntropy) with
    {
        Optimizer = Notation.Parse<GradientTransform>(optimizer).OrThrow(),
        Batch = batch,
    };

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Fit_is_the_fold_of_step(string optimizer)
    {
        var recipe = With(optimizer, 40);
        var step = recipe.Compile(Net, Iris).OrThrow();
        var (state, data) = (step.Initial<float>(7), Iris.To<float>().OrThrow());
        foreach (var epoch in recipe.Fit(Net, Iris, 7).OrThrow().Take(3))
        {
            state = data.Batches(40, state.Key.Fold(epoch.Number)).Aggregate(state, (s, batch) => step.Step<float>(s, batch).OrThrow().State) with { Epoch = epoch.Number };
            Assert.Equal(state, epoch.State);
        }
    }

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Resuming_from_any_epoch_is_bit_equal_to_never_having_stopped(string optimizer)
    {
        var recipe = With(optimizer);
        var whole = recipe.Fit<double>(Net, Iris, 3).OrThrow().Take(4).Last();
        var resumed = recipe.Resume<double>(Net, Iris, recipe.Fit<double>(Net, Iris, 3).OrThrow().Skip(1).First().State).OrThrow().Take(2).Last();
        Assert.Equal(whole.State, resumed.State);
        Assert.Equal(whole.Number, resumed.Number);
    }

    [Fact]
    public void A_state_of_another_run_is_told_and_one_in_another_precision_is_rounded()
    {
        var state = With("adam").Fit<double>(Net, Iris, 3).OrThrow().First().State;
        Assert.Contains(With("adam").Resume<double>(Dense(3).Build(Iris.FeatureShape).OrThrow(), Iris, state).Errors(), error => error.Where.StartsWith("parameter", StringComparison.Ordinal));
        Assert.All(With("momentum").Resume<double>(Net, Iris, state).Errors(), error => Assert.StartsWith("slot momentum.velocity/", error.Where, StringComparison.Ordinal));
        Assert.Empty(With("adam").Resume<float>(Net, Iris, state).OrThrow().First().Faults);
    }

    [Property(MaxTest = 20)]
    public void Equal_keys_give_equal_runs_and_other_keys_others(int seed)
    {
        Epoch First(int key) => With("adam").Fit(Net, Iris, key).OrThrow().First();
        Assert.Equal(First(seed), First(seed));
        Assert.NotEqual(First(seed).State.Parameters, First(unchecked(seed + 1)).State.Parameters);
    }

    [Property(MaxTest = 20)]
    public void A_batch_of_n_descends_by_the_mean_of_its_members(int seed)
    {
        var net = (Dense(5) >> Sigmoid >> Dense(3)).Build(Iris.FeatureShape).OrThrow();
        var step = With("sgd rate=1").Compile(net, Iris).OrThrow();
        var (start, examples) = (step.Initial<double>(seed), Iris.Shuffle(seed).Rows(0, 1, 2, 3, 4, 5, 6));
        Env Moved(Batch batch) => step.Step<double>(start, batch).OrThrow().State.Parameters;
        var (whole, each) = (Moved(examples.Batches(7).Single()), examples.Batches(1).Select(Moved).ToArray());
        foreach (var (name, value) in whole)
            for (var i = 0; i < value.Length; i++)
                Assert.Equal(each.Average(e => e[name].To<double>().Span[i]), value.To<double>().Span[i], 1e-12);
    }

    [Property(MaxTest = 20)]
    public void The_order_of_examples_in_a_batch_does_not_matter(int seed)
    {
        var net = (Dense(5) >> Relu >> Dense(3)).Build(Iris.FeatureShape).OrThrow();
        var step = With("adam").Compile(net, Iris).OrThrow();
        var start = step.Initial<double>(seed);
        var (a, b) = (step.Step<double>(start, Iris.Batches(150).Single()).OrThrow(), step.Step<double>(start, Iris.Shuffle(seed).Batches(150).Single()).OrThrow());
        Assert.Equal(a.Loss, b.Loss, 1e-12);
        foreach (var (name, value) in a.State.Slots)
            for (var i = 0; i < value.Length; i++)
                Assert.Equal(value.To<double>().Span[i], b.State.Slots[name].To<double>().Span[i], 1e-12);
    }

    [Theory]
    [MemberData(nameof(Transforms))]
    public void What_an_optimiser_prints_parses_to_an_equal_one(string optimizer)
    {
        var parsed = Notation.Parse<GradientTransform>(optimizer).OrThrow();
        Assert.Equal(parsed, Notation.Parse<GradientTransform>(parsed.ToString()).OrThrow());
        Assert.Equal(parsed, GradientTransform.Identity >> parsed >> GradientTransform.Identity);
    }

    [Fact]
    public void Composition_of_optimisers_is_associative() =>
        Assert.Equal((Clip() >> Momentum()) >> Adam(), Clip() >> (Momentum() >> Adam()));

    [Fact]
    public void Training_is_one_graph_with_the_optimiser_in_it()
    {
        var step = With("clip >> adam").Compile(Net, Iris).OrThrow();
        Assert.Equal(2 + (3 * Net.Parameters.Count), step.Graph.Outputs.Length);
        Assert.Contains("adam2.m/dense1.weight", step.Graph.Listing(), StringComparison.Ordinal);
        Assert.Equal(Fingerprint.Of(step.Graph), Fingerprint.Of(With("clip >> adam").Compile(Net, Iris).OrThrow().Graph));
    }

    [Fact]
    public void A_value_that_is_not_finite_ends_training_with_the_node_that_made_it()
    {
        var epochs = (With("sgd rate=1e9") with { Loss = MeanSquaredError }).Fit(Dense(3).Build([4]).OrThrow(), Iris, 1).OrThrow().Take(100).ToArray();
        var fault = Assert.IsType<NumericError>(Assert.Single(epochs[^1].Faults));
        Assert.Contains("step", fault.Where, StringComparison.Ordinal);
        Assert.All(epochs[..^1], e => Assert.Empty(e.Faults));
    }

    [Fact]
    public void Validation_is_measured_without_dropout()
    {
        var epoch = With("sgd rate=0").Fit(Net, Iris, 5, Iris).OrThrow().First();
        var measured = Evaluation.Of(SoftmaxCrossEntropy, Net, Iris).OrThrow();
        Assert.Equal(measured.Run<float>(epoch.State.Parameters, Iris.To<float>().OrThrow()).OrThrow().Score, epoch.Validation);
        Assert.NotEqual(epoch.Train.Loss, epoch.Validation.Match(Some: v => v.Loss, None: () => double.NaN));
    }

    [Fact]
    public void The_confusion_matrix_counts_every_example_once()
    {
        var evaluated = Evaluation.Of(SoftmaxCrossEntropy, Net, Iris).OrThrow().Run<double>(Net.Initial<double>(1), Iris.To<double>().OrThrow()).OrThrow();
        var confusion = evaluated.Confusion.Match(Some: c => c, None: () => null!);
        Assert.Equal(150, confusion.Counts.Sum());
        Assert.Equal(evaluated.Score.Correct, Enumerable.Range(0, 3).Sum(c => confusion[c, c]));
        Assert.All(Enumerable.Range(0, 3), actual => Assert.Equal(50, Enumerable.Range(0, 3).Sum(predicted => confusion[actual, predicted])));
    }
}
