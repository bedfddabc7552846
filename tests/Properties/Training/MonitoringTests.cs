using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

public sealed class MonitoringTests
{
    private static readonly Dataset Iris = Scaler.Standard(Tables.Load("iris").OrThrow()).Apply(Tables.Load("iris").OrThrow());
    private static readonly Model Net = (Dense(8) >> Relu >> Residual(Dense(8) >> Tanh) >> Dropout(0.3) >> Dense(3)).Build(Iris.FeatureShape).OrThrow();
    private static readonly Run<double> Run = Trained("adam 0.01");

    [Fact]
    public void Every_layer_has_statistics_of_what_it_answers_in_prediction()
    {
        var state = Run.At(3).OrThrow();
        var layers = LayerStatistics.Of<double>(Net, state.Parameters, Iris.Features).OrThrow();
        Assert.Equal(["dense1", "relu1", "residual1", "residual1/dense1", "residual1/tanh1", "dropout1", "dense2"], layers.Select(layer => layer.Place));
        Assert.Equal(layers[2].Activations, layers[5].Activations);
        var predictions = Net.Predict<double>(state.Parameters, Iris.Features).OrThrow();
        Assert.Equal(FiveNumberSummary.Of(predictions), layers[^1].Activations);
        Assert.Equal([8, 8, 8, 8, 8, 8, 3], layers.Select(layer => layer.Units));
        Assert.Equal(layers.Count, LayerStatistics.Table(layers).Rows.Count);
    }

    [Property]
    public Property A_distribution_is_in_order_and_agrees_with_its_definition() => Prop.ForAll(Gen.Choose(-1000, 1000).Select(n => n / 8.0).NonEmptyListOf().ToArbitrary(), numbers =>
    {
        var found = FiveNumberSummary.Of(Tensor.Vector<double>([.. numbers]));
        double[] ordered = [found.Minimum, found.LowerQuartile, found.Median, found.UpperQuartile, found.Maximum];
        Assert.Equal(ordered.Order(), ordered);
        Assert.Equal((numbers.Min(), numbers.Max(), numbers.Count), (found.Minimum, found.Maximum, found.Count));
        Assert.Equal(numbers.Average(), found.Mean, 1e-9);
        Assert.Equal(Math.Sqrt(numbers.Average(n => Math.Pow(n - numbers.Average(), 2))), found.Deviation, 1e-9);
        var sorted = numbers.Order().ToArray();
        Assert.Equal((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, found.Median, 1e-9);
    });

    [Property]
    public Property Units_whose_bias_drowns_them_are_dead(int seed) => Prop.ForAll(Arb.From(Gen.ListOf(ArbMap.Default.GeneratorFor<bool>(), 8)), drowned =>
    {
        var model = (Dense(8) >> Relu >> Dense(3)).Build([4]).OrThrow();
        var parameters = model.Initial<double>(seed).With("dense1.bias", Tensor.Vector<double>([.. drowned.Select(dead => dead ? -1e6 : 1e6)]));
        Assert.Equal(drowned.Count(dead => dead), LayerStatistics.Of<double>(model, parameters, Iris.Features).OrThrow()[1].Dead);
    });

    [Fact]
    public void A_step_of_gradient_descent_is_as_long_as_rate_times_gradient()
    {
        var run = Trained("sgd 0.25");
        foreach (var state in new[] { run.Initial, run.At(7).OrThrow() })
        {
            var parameters = ParameterStatistics.Of(run, state, run.Batch(state).OrThrow()).OrThrow();
            Assert.Equal(Net.Parameters.Select(p => p.Variable), parameters.Select(p => p.Name));
            Assert.All(parameters, p => Assert.Equal(0.25 * p.GradientNorm, p.UpdateNorm, 1e-12 * (1 + p.Norm)));
            Assert.All(parameters.Where(p => p.Norm > 0), p => Assert.Equal(p.UpdateNorm / p.Norm, p.UpdateRatio.IfNone(-1), 1e-12));
            Assert.Equal(parameters.Count, ParameterStatistics.Table(parameters).Rows.Count);
        }
    }

    [Fact]
    public void A_trajectory_in_a_plane_is_shown_as_it_is()
    {
        var model = Dense(3).Build([4]).OrThrow();
        var plane = Plane.Random(model, model.Initial<double>(1), 2);
        (double A, double B)[] way = [(2, 1), (1, 2), (0.5, 0.25), (-0.5, 0.5), (0, 0)];
        var found = Trajectory.Of(model, way.Select(point => plane.At(point.A, point.B))).OrThrow();
        Assert.Equal(1, found.Explained.Across + found.Explained.Up, 1e-9);
        Assert.True(found.Explained.Across >= found.Explained.Up);
        Assert.Equal((0.0, 0.0), found.Points[^1]);
        for (var i = 0; i < way.Length; i++)
            foreach (var (name, value) in found.Plane.At(found.Points[i].Across, found.Points[i].Up))
                Assert.Equal(plane.At(way[i].A, way[i].B)[name].To<double>().Span.ToArray(), value.To<double>().Span.ToArray(), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Of_the_trajectory_of_training_the_plane_shows_the_most()
    {
        var states = Run.Epochs().Take(8).Select(epoch => epoch.State.Parameters).ToArray();
        var found = Trajectory.Of(Net, states).OrThrow();
        Assert.InRange(found.Explained.Across, found.Explained.Up, 1);
        Assert.InRange(found.Explained.Up, 1e-6, 0.5);
        Assert.True(found.Points[0].Across < 0);
        Assert.Equal(1, Length(found.Plane.Across), 1e-9);
        Assert.Equal(0, found.Plane.Across.Sum(d => Enumerable.Range(0, d.Value.Length).Sum(i => d.Value.To<double>().Span[i] * found.Plane.Up[d.Key].To<double>().Span[i])), 1e-9);
        Assert.Equal("2 or more", Assert.Single(Trajectory.Of(Net, states.Take(1)).Errors()).Expected);
    }

    [Property(MaxTest = 10)]
    public void A_loss_surface_has_the_loss_of_each_point_in_its_place(int seed)
    {
        var state = Run.At(2).OrThrow();
        var evaluation = Evaluation.Of(SoftmaxCrossEntropy, Net, Iris).OrThrow();
        var plane = Plane.Random(Net, state.Parameters, seed);
        var surface = LossSurface.Of<double>(evaluation, Iris, plane, new(-1, 1), new(-0.5, 0.5), 3).OrThrow();
        for (var up = 0; up < 3; up++)
            for (var across = 0; across < 3; across++)
                Assert.Equal(evaluation.Run<double>(plane.At((across - 1) * 2 / 3.0, (up - 1) / 3.0), Iris).OrThrow().Score.Loss, surface.Losses[up, across], 1e-9);
    }

    [Theory]
    [InlineData("dense 8 >> relu >> dense 3", "dense1.weight", "dense1,")]
    [InlineData("dense 8 >> residual (dense 8 >> tanh) >> dense 3", "residual1/dense1.bias", "residual1/dense1,")]
    [InlineData("dense 8 >> relu >> dense 3", "dense2.bias", "dense2,")]
    public void A_value_that_is_not_finite_is_traced_to_its_layer(string net, string parameter, string layer)
    {
        var run = Recipe.Minimise(SoftmaxCrossEntropy).Run<double>(Notation.Parse<Layer>(net).OrThrow().Build([4]).OrThrow(), Iris, 1).OrThrow();
        var broken = run.Initial with { Parameters = run.Initial.Parameters.With(parameter, Tensor.Fill(run.Initial.Parameters[parameter].Shape, double.NaN)) };
        var told = Assert.Single(run.Next(broken).Errors());
        Assert.StartsWith($"step 1, {layer} ", told.Where, StringComparison.Ordinal);
    }

    [Property(MaxTest = 20)]
    public Property It_is_traced_to_the_row_of_the_batch(int seed) => Prop.ForAll(Arb.From(Gen.Choose(1, 32)), row =>
    {
        var model = (Dense(8) >> Relu >> Dense(3)).Build([4]).OrThrow();
        var run = Recipe.Minimise(SoftmaxCrossEntropy).Run<double>(model, Iris, seed).OrThrow();
        var batch = run.Batch(run.Initial).OrThrow();
        var features = batch.Features.To<double>();
        var huge = batch with { Features = Tensor.Generate(features.Shape, i => i / 4 == row - 1 ? 1e308 : features.Span[i]) };
        var told = Assert.Single(run.Step.Step<double>(run.Initial with { Parameters = run.Initial.Parameters.With("dense1.weight", Tensor.Fill([4, 8], 3.0)) }, huge).Errors());
        Assert.StartsWith("step 1, dense1, ", told.Where, StringComparison.Ordinal);
        Assert.EndsWith($"example {row} of the batch", told.Where, StringComparison.Ordinal);
    });

    [Fact]
    public void The_range_test_suggests_a_rate_below_where_the_loss_flies_away()
    {
        var range = LearningRateRange.Of<float>(Recipe.Minimise(SoftmaxCrossEntropy), Net, Iris, 1).OrThrow();
        Assert.InRange(range.Points.Count, 50, 200);
        Assert.All(range.Points.Zip(range.Points.Skip(1)), pair => Assert.Equal(Math.Pow(1e7, 1 / 199.0), pair.Item2.Rate / pair.Item1.Rate, 1e-9));
        Assert.InRange(range.Suggestion.IfNone(0), 1e-4, range.Points[^1].Rate);
        Assert.Equal(range, LearningRateRange.Of<float>(Recipe.Minimise(SoftmaxCrossEntropy), Net, Iris, 1).OrThrow());
        var first = Recipe.Minimise(SoftmaxCrossEntropy).Run<float>(Net, Iris, 1).OrThrow();
        Assert.Equal(first.Next(first.Initial).OrThrow().Loss, range.Points[0].Loss, 1e-6);
    }

    [Fact]
    public void A_range_that_is_none_is_told()
    {
        Refused(LearningRateRange.Of<float>(Recipe.Minimise(SoftmaxCrossEntropy), Net, Iris, 1, lowest: 1, highest: 0.1), "0 < lowest < highest");
        Refused(LearningRateRange.Of<float>(Recipe.Minimise(SoftmaxCrossEntropy), Net, Iris, 1, steps: 2), "3 or more");
        Refused(LearningRateRange.Of<float>(Recipe.Minimise(SoftmaxCrossEntropy) with { Optimizer = Optimizers.Clip(1) }, Net, Iris, 1), "an optimiser with a rate");

        static void Refused(LanguageExt.Validation<NnError, LearningRateRange> range, string expected) => Assert.Equal(expected, Assert.Single(range.Errors()).Expected);
    }

    private static double Length(Env direction) => Math.Sqrt(direction.Sum(d => d.Value.To<double>().Span.ToArray().Sum(v => v * v)));

    private static Run<double> Trained(string optimizer) =>
        (Recipe.Minimise(SoftmaxCrossEntropy) with { Optimizer = Notation.Parse<GradientTransform>(optimizer).OrThrow() }).Run<double>(Net, Iris, 3).OrThrow();
}
