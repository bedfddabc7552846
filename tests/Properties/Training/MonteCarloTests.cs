using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Checking;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using LanguageExt;
using MathNet.Numerics.Statistics;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

/// <summary>Predictions with dropout, against what is known of their distribution.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)])]
public sealed class MonteCarloTests
{
    private static readonly Model Net = (Dense(6) >> BatchNorm() >> Tanh >> Dropout(0.4) >> Dense(3)).Build([4]).OrThrow();

    private static Tensor<double> Examples(Key key, int rows = 5) => Tensor.Generate([rows, 4], i => (6 * key.Fold("x").Uniform(i)) - 3);

    private static Predictive Draws(Model model, Loss loss, Key key, int samples, int first = 0) =>
        MonteCarlo.Predict<double>(model, loss, model.Initial<double>(key), Examples(key), key, samples, first).OrThrow();

    [Property(MaxTest = 20)]
    public void Without_dropout_all_draws_are_the_prediction(Key key)
    {
        var model = (Dense(6) >> BatchNorm() >> RRelu(0.5, 0.5) >> Dropout(0) >> AlphaDropout(0) >> Dense(3)).Build([4]).OrThrow();
        var draws = Draws(model, SoftmaxCrossEntropy, key, 7);
        var expected = (model.Prediction | Softmax).Evaluate<double>(model.Initial<double>(key).With("x", Examples(key))).OrThrow();
        Assert.Equal(7, draws.Count);
        Assert.All(Enumerable.Zip(draws.Mean.Span.ToArray(), expected.Span.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-14));
        Assert.All(draws.Deviation.Span.ToArray(), v => Assert.Equal(0, v));
        Assert.All(Values(draws.MutualInformation), v => Assert.Equal(0, v, 1e-12));
    }

    [Property(MaxTest = 20)]
    public void Running_statistics_are_those_of_prediction_whatever_else_is_in_the_batch(Key key)
    {
        var (x, parameters) = (Examples(key), Net.Initial<double>(key));
        Tensor<double> Drawn(Tensor<double> examples) => Net.Sampled.Evaluate<double>(parameters.With(("x", examples), ("key", key.ToTensor()))).OrThrow();
        var others = Tensor.Generate(x.Shape, i => i < 4 ? x.Span[i] : 100 + (7 * x.Span[i]));
        Assert.Equal(Drawn(x).Span[..3].ToArray(), Drawn(others).Span[..3].ToArray());
        Assert.NotEqual(Drawn(x), Net.Prediction.Evaluate<double>(parameters.With("x", x)).OrThrow());
    }

    [Fact]
    public void What_draws_in_training_alone_is_kept_and_nothing_else()
    {
        var (before, after) = ((Dropout(0.5) >> BatchNorm()).Build([4]).OrThrow(), (BatchNorm() >> Dropout(0.5) >> RRelu()).Build([4]).OrThrow());
        Assert.All([before, after], model => Assert.Equal(Read(model.Prediction).Append("key").Order(StringComparer.Ordinal), Read(model.Sampled)));
        Assert.Equal(["dropout", "uniform"], Graph.Of(after.Sampled).Nodes.Select(node => node.Op).Where(op => op is DropoutOp or UniformOp).Select(op => op.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Graph.Of(after.Sampled).Nodes, node => node.Op is InTrainingOp);

        static string[] Read(Expr expr) => [.. Graph.Of(expr).Variables.Select(variable => variable.Variable).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData(0.2, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.8, 3)]
    public void Of_a_linear_layer_the_mean_is_the_prediction_and_the_variance_that_of_its_inputs(double rate, int seed)
    {
        const int Samples = 20_000;
        var model = (Dropout(rate) >> Dense(1)).Build([4]).OrThrow();
        var (x, parameters) = (Examples(seed, 1), model.Initial<double>(seed));
        var draws = MonteCarlo.Predict<double>(model, MeanSquaredError, parameters, x, seed, Samples).OrThrow();
        var weights = parameters["dense1.weight"].To<double>();
        var variance = Enumerable.Range(0, 4).Sum(i => Math.Pow(x.Span[i] * weights.Span[i], 2)) * rate / (1 - rate);
        Assert.Equal(model.Predict<double>(parameters, x).OrThrow().Span[0], draws.Mean.Span[0], 4 * Math.Sqrt(variance / Samples));
        Assert.Equal(1, Math.Pow(draws.Deviation.Span[0], 2) / variance, 0.04);
        Assert.True(draws.Entropy.IsNone && draws.MutualInformation.IsNone);
    }

    [Property(MaxTest = 20)]
    public void Draws_are_a_function_of_the_key_and_parts_of_them_add_up(Key key, byte count)
    {
        var (samples, cut) = (2 + (count % 9), 1 + (count % (1 + (count % 9))));
        var whole = Draws(Net, SoftmaxCrossEntropy, key, samples);
        Assert.Equal(whole.Mean, Draws(Net, SoftmaxCrossEntropy, key, samples).Mean);
        Assert.NotEqual(whole.Mean, MonteCarlo.Predict<double>(Net, SoftmaxCrossEntropy, Net.Initial<double>(key), Examples(key), key.Fold(-1), samples).OrThrow().Mean);
        Close(whole, Draws(Net, SoftmaxCrossEntropy, key, cut) + Draws(Net, SoftmaxCrossEntropy, key, samples - cut, cut));
    }

    [Property(MaxTest = 20)]
    public void They_are_the_moments_of_single_draws(Key key)
    {
        var draws = Draws(Net, SoftmaxCrossEntropy, key, 6);
        var single = Enumerable.Range(0, 6).Select(i => (Net.Sampled | Softmax).Evaluate<double>(Net.Initial<double>(key).With(("x", Examples(key)), ("key", key.Fold(i).ToTensor()))).OrThrow()).ToArray();
        for (var i = 0; i < draws.Mean.Length; i++)
        {
            Assert.Equal(single.Average(p => p.Span[i]), draws.Mean.Span[i], 1e-12);
            Assert.Equal(single.Select(p => p.Span[i]).PopulationStandardDeviation(), draws.Deviation.Span[i], 1e-12);
        }

        for (var row = 0; row < 5; row++)
        {
            double Entropy(IEnumerable<double> p) => -p.Sum(v => v * Math.Log(v));
            var all = Entropy(Enumerable.Range(0, 3).Select(c => draws.Mean[row, c]));
            Assert.Equal(all, Values(draws.Entropy)[row], 1e-12);
            Assert.Equal(all - single.Average(p => Entropy(Enumerable.Range(0, 3).Select(c => p[row, c]))), Values(draws.MutualInformation)[row], 1e-12);
            Assert.InRange(Values(draws.MutualInformation)[row], 0, all);
        }
    }

    [Property(MaxTest = 30)]
    public void Together_is_associative_and_commutative(double[] numbers)
    {
        var parts = numbers.Where(double.IsFinite).Select(v => Math.IEEERemainder(v, 100)).Take(6).Select(v => Predictive.Of(MeanSquaredError, Tensor.Vector(v, -v))).ToArray();
        if (parts.Length < 3)
            return;
        Close(parts.Aggregate((a, b) => a + b), parts.Reverse().Aggregate((a, b) => b + a));
        Close(parts.Aggregate((a, b) => a + b), parts.Reverse().Aggregate((a, b) => a + b));
    }

    [Fact]
    public void Draws_that_contradict_each_other_know_nothing_and_doubtful_ones_agree()
    {
        var apart = Predictive.Of(SoftmaxCrossEntropy, Tensor.Of([1, 2], 1.0, 0)) + Predictive.Of(SoftmaxCrossEntropy, Tensor.Of([1, 2], 0.0, 1));
        Assert.Equal((Math.Log(2), Math.Log(2), 0.5), (Values(apart.Entropy)[0], Values(apart.MutualInformation)[0], apart.Deviation.Span[0]));
        var doubtful = Predictive.Of(SoftmaxCrossEntropy, Tensor.Of([1, 2], 0.5, 0.5));
        Assert.Equal((Math.Log(2), 0, 0), (Values((doubtful + doubtful).Entropy)[0], Values((doubtful + doubtful).MutualInformation)[0], (doubtful + doubtful).Deviation.Span[0]));
        var bits = Predictive.Of(BinaryCrossEntropy, Tensor.Of([2, 1], 0.5, 1)) + Predictive.Of(BinaryCrossEntropy, Tensor.Of([2, 1], 0.5, 0));
        Assert.Equal([Math.Log(2), Math.Log(2)], Values(bits.Entropy));
        Assert.Equal([0, Math.Log(2)], Values(bits.MutualInformation));
    }

    [Theory]
    [InlineData("softmax-cross-entropy", true)]
    [InlineData("negative-log-likelihood", true)]
    [InlineData("binary-cross-entropy", true)]
    [InlineData("probability-binary-cross-entropy", true)]
    [InlineData("multi-margin", false)]
    [InlineData("mean-squared-error", false)]
    [InlineData("poisson-nll", false)]
    public void Losses_say_whether_predictions_are_probabilities(string loss, bool are) =>
        Assert.Equal(are, Predictive.Of(Notation.Parse<Loss>(loss).OrThrow(), Tensor.Fill([2, 3], 1.0 / 3)).Entropy.IsSome);

    [Fact]
    public void A_trained_model_draws_of_raw_examples()
    {
        var data = Tables.Load("iris").OrThrow();
        var trained = new TrainedModel(Net, Net.Initial<float>(1), SoftmaxCrossEntropy, Scaler.Standard(data), new([], "", []));
        Assert.Equal(
            MonteCarlo.Predict<float>(Net, SoftmaxCrossEntropy, trained.Parameters, Scaler.Standard(data).Apply(data.Features), 3, 4).OrThrow().Mean,
            trained.Sample<float>(data.Features, 3, 4).OrThrow().Mean);
    }

    [Fact]
    public void What_cannot_be_drawn_is_told()
    {
        var parameters = Net.Initial<double>(1);
        Assert.Equal("samples", Assert.Single(MonteCarlo.Predict<double>(Net, MeanSquaredError, parameters, Examples(1), 1, 0).Errors()).What);
        Assert.NotEmpty(MonteCarlo.Predict<double>(Net, MeanSquaredError, parameters, Tensor.Fill([2, 5], 1.0), 1, 3).Errors());
        Assert.NotEmpty(MonteCarlo.Predict<double>(Net, MeanSquaredError, Env.Empty, Examples(1), 1, 3).Errors());
        Assert.NotEmpty(MonteCarlo.Predict<double>(Net, MeanSquaredError, parameters, Tensor.Fill([2, 4], double.NaN), 1, 3).Errors());
        Assert.Throws<ShapeException>(() => Predictive.Of(MeanSquaredError, Tensor.Vector(1.0)) + Predictive.Of(MeanSquaredError, Tensor.Vector(1.0, 2)));
    }

    [Fact]
    public void Means_are_decided_as_outputs_are()
    {
        Assert.Equal([1, 0], Decisions.Of(Predictive.Of(BinaryCrossEntropy, Tensor.Vector(0.6, 0.4))));
        Assert.Equal([2, 0], Decisions.Of(Predictive.Of(SoftmaxCrossEntropy, Tensor.Of([2, 3], 0.1, 0.4, 0.5, 0.4, 0.3, 0.3))));
        Assert.Equal([0, 1], Decisions.Of(Predictive.Of(MeanSquaredError, Tensor.Vector(0.4, 0.6))));
    }

    private static double[] Values(Option<Tensor<double>> tensor) => tensor.Match(Some: t => t.Span.ToArray(), None: () => []);

    private static void Close(Predictive expected, Predictive found)
    {
        Assert.Equal(expected.Count, found.Count);
        foreach (var (e, f) in new[] { (expected.Mean.Span.ToArray(), found.Mean.Span.ToArray()), (expected.Deviation.Map(v => v * v).Span.ToArray(), found.Deviation.Map(v => v * v).Span.ToArray()), (Values(expected.MutualInformation), Values(found.MutualInformation)) })
        {
            Assert.Equal(e.Length, f.Length);
            Assert.All(Enumerable.Zip(e, f), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * (1 + Math.Abs(pair.First))));
        }
    }
}
