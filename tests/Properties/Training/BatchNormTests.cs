using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

public sealed class BatchNormTests
{
    private static readonly Dataset Iris = Tables.Load("iris").OrThrow();

    [Fact]
    public void Running_statistics_follow_the_batches_and_serve_prediction()
    {
        var model = (BatchNorm(momentum: 0.3, epsilon: 0.01) >> Dense(3)).Build(Iris.FeatureShape).OrThrow();
        var step = (Recipe.Minimise(SoftmaxCrossEntropy) with { Batch = 40 }).Compile(model, Iris).OrThrow();
        var (state, mean, variance) = (step.Initial<double>(7), new double[4], new double[] { 1, 1, 1, 1 });
        foreach (var batch in Iris.To<double>().OrThrow().Batches(40, 3))
        {
            state = step.Step<double>(state, batch).OrThrow().State;
            for (var channel = 0; channel < 4; channel++)
            {
                double[] x = [.. batch.Features.To<double>().Span.ToArray().Where((_, i) => i % 4 == channel)];
                mean[channel] = (0.7 * mean[channel]) + (0.3 * x.Average());
                variance[channel] = (0.7 * variance[channel]) + (0.3 * x.Sum(v => Math.Pow(v - x.Average(), 2)) / (x.Length - 1));
            }
        }

        Assert.True(Slopes.Close(mean, Numbers(state.Parameters["batch-norm1.mean"]), 1e-12));
        Assert.True(Slopes.Close(variance, Numbers(state.Parameters["batch-norm1.variance"]), 1e-12));
        Assert.Equal(["batch-norm1.mean", "batch-norm1.variance"], model.Updates.Select(u => u.Op.Variable));

        var one = Iris.Rows(77).Features.To<double>();
        var (weight, bias) = (Numbers(state.Parameters["batch-norm1.weight"]), Numbers(state.Parameters["batch-norm1.bias"]));
        double[] normal = [.. one.Span.ToArray().Select((v, i) => ((v - mean[i]) / Math.Sqrt(variance[i] + 0.01) * weight[i]) + bias[i])];
        var dense = Dense(3).Build([4]).OrThrow();
        var expected = dense.Predict<double>(Env.Of(("dense1.weight", state.Parameters["dense1.weight"]), ("dense1.bias", state.Parameters["dense1.bias"])), Tensor.Of<double>([1, 4], normal)).OrThrow();
        Assert.True(Slopes.Close(expected.Span.ToArray(), model.Predict<double>(state.Parameters, one).OrThrow().Span.ToArray(), 1e-12));
    }

    [Fact]
    public void Cumulative_statistics_are_the_means_of_those_of_all_batches()
    {
        var (x, mean, variance, batches) = (Input("x", [Dim.Batch, 4]), Input("mean", [4]), Input("variance", [4]), Input("batches", []));
        var (_, nextMean, nextVariance) = BatchNormCumulative(x, mean, variance, batches);
        var step = Outputs.Of(("mean", nextMean), ("variance", nextVariance), ("batches", batches + 1.0));
        var fold = new Iteration<double>(step, Ops.Passes.Fuse, Env.Of(("mean", Tensor.Fill([4], 5.0)), ("variance", Tensor.Fill([4], 7.0)), ("batches", Tensor.Scalar(0.0))));
        var (means, variances) = (new List<double[]>(), new List<double[]>());
        foreach (var batch in Iris.To<double>().OrThrow().Batches(40, 3))
        {
            fold.Step(("x", batch.Features)).OrThrow();
            double[][] channels = [.. Enumerable.Range(0, 4).Select(channel => batch.Features.To<double>().Span.ToArray().Where((_, i) => i % 4 == channel).ToArray())];
            means.Add([.. channels.Select(c => c.Average())]);
            variances.Add([.. channels.Select(c => c.Sum(v => Math.Pow(v - c.Average(), 2)) / (c.Length - 1))]);
        }

        Assert.Equal(4, fold.State["batches"].To<double>()[[]]);
        Assert.True(Slopes.Close([.. Enumerable.Range(0, 4).Select(channel => means.Average(m => m[channel]))], Numbers(fold.State["mean"]), 1e-12));
        Assert.True(Slopes.Close([.. Enumerable.Range(0, 4).Select(channel => variances.Average(v => v[channel]))], Numbers(fold.State["variance"]), 1e-12));
    }

    [Fact]
    public void A_batch_of_one_leaves_finite_statistics()
    {
        var model = (BatchNorm() >> Dense(3)).Build(Iris.FeatureShape).OrThrow();
        var epoch = (Recipe.Minimise(SoftmaxCrossEntropy) with { Batch = 1 }).Fit(model, Iris.Rows(0, 60, 120), 1, Iris).OrThrow().First();
        Assert.Empty(epoch.Faults);
    }

    [Fact]
    public void Two_layers_with_running_statistics_cannot_be_one() =>
        Assert.Contains("batch-norm", Assert.Single((Shared("a", BatchNorm()) >> Shared("a", BatchNorm())).Build([3]).Errors().Take(1)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_convolutional_network_learns_digits()
    {
        var digits = Tables.Load("digits").OrThrow();
        var images = Dataset.Of(digits.Features.To<float>().Map(v => v / 16).Reshape([digits.Count, 1, 8, 8]), digits.Targets, default, digits.ClassNames).OrThrow();
        var parts = images.Split(0.8, key: 42).OrThrow();
        var net = Conv(8, 3, padding: 1) >> BatchNorm() >> Relu >> MaxPool(2) >> Conv(16, 3, padding: 1) >> Relu >> GlobalAvgPool() >> Dense(10);
        var last = (Recipe.Minimise(SoftmaxCrossEntropy) with { Optimizer = Optimizers.Adam(0.01) }).Fit(net.Build(images.FeatureShape).OrThrow(), parts.Train, 42, parts.Test).OrThrow().Take(5).Last();
        Assert.Empty(last.Faults);
        Assert.InRange(last.Validation.Bind(score => score.Accuracy).IfNone(0), 0.8, 1);
    }

    private static double[] Numbers(Tensor tensor) => tensor.To<double>().Span.ToArray();
}
