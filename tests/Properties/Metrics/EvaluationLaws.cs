using Functional.Nn.Ops;
using Functional.Nn.Properties.Adapter;
using Functional.Nn.Training;
using LanguageExt;
using Xunit;
using static Functional.Nn.Ops.Layers;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

public sealed class EvaluationLaws
{
    private static readonly Dataset Iris = Scaled("iris"), Tumours = Scaled("breast_cancer"), Diabetes = Scaled("diabetes");

    [Property(MaxTest = 10)]
    public void Parts_in_any_order_add_up_to_the_whole(int seed)
    {
        foreach (var (loss, width, data) in new[] { (SoftmaxCrossEntropy, 3, Iris), (BinaryCrossEntropy, 1, Tumours), (MeanSquaredError, 1, Diabetes) })
        {
            var parts = data.Split(0.37, seed).OrThrow();
            var (whole, sum) = (Of(loss, width, data, seed), Of(loss, width, data, seed, parts.Test) + Of(loss, width, data, seed, parts.Train));
            Assert.Equal((whole.Score.Count, whole.Score.Correct, whole.Confusion), (sum.Score.Count, sum.Score.Correct, sum.Confusion));
            Assert.Equal(whole.Score.Loss, sum.Score.Loss, 1e-9 * whole.Score.Loss);
            Close(whole.Classification.Bind(found => found.Auc), sum.Classification.Bind(found => found.Auc));
            Close(whole.Classification.Bind(found => found.Probabilities).Bind(score => score.LogLoss), sum.Classification.Bind(found => found.Probabilities).Bind(score => score.LogLoss));
            Close(whole.Regression.Bind(found => found.R2), sum.Regression.Bind(found => found.R2));
            Assert.Equal((whole, whole), (Evaluated.Zero + whole, whole + Evaluated.Zero));
        }
    }

    [Property(MaxTest = 10)]
    public void Log_loss_is_the_cross_entropy_and_accuracy_that_of_the_score(int seed)
    {
        foreach (var (loss, width, data) in new[] { (SoftmaxCrossEntropy, 3, Iris), (BinaryCrossEntropy, 1, Tumours), (SoftMargin, 1, Tumours), (SoftmaxCrossEntropy, 2, Tumours) })
        {
            var evaluated = Of(loss, width, data, seed);
            Close(evaluated.Score.Loss, evaluated.Classification.Bind(found => found.Probabilities).Bind(score => score.LogLoss));
            Assert.Equal(evaluated.Score.Accuracy, evaluated.Confusion.Bind(matrix => matrix.Accuracy));
        }
    }

    [Property(MaxTest = 10)]
    public void One_output_is_two_classes(int seed)
    {
        var model = Dense(1).Build(Tumours.FeatureShape).OrThrow();
        var found = Of(BinaryCrossEntropy, 1, Tumours, seed).Classification.Match(Some: f => f, None: () => null!);
        var logits = model.Predict<double>(model.Initial<double>(seed), Tumours.Features).OrThrow().Span.ToArray();
        var ranking = Ranking.Of(logits.Zip(((Tensor<int>)Tumours.Targets).Span.ToArray(), (z, c) => (z, c == 1)));
        Assert.Equal((2, 2, 2), (found.Confusion.Classes, found.Ranks.Count, found.Rankings.Count));
        Close(ranking.Auc, found.Auc);
        Close(ranking.Auc, found.Rankings[0].Auc);
    }

    [Fact]
    public void Outputs_that_are_no_probabilities_rank_but_have_no_log_loss()
    {
        foreach (var loss in new[] { MeanSquaredError, MultiMargin() })
        {
            var found = Of(loss, 3, Iris, 1).Classification.Match(Some: f => f, None: () => null!);
            Assert.True(found.Auc.IsSome);
            Assert.Equal(Option<ProbabilityScore>.None, found.Probabilities);
        }
    }

    [Theory]
    [InlineData("binary-cross-entropy", "dense 2", true)]
    [InlineData("multi-label-soft-margin", "dense 2", true)]
    [InlineData("sigmoid-focal", "dense 2", true)]
    [InlineData("probability-binary-cross-entropy", "dense 2 >> sigmoid", true)]
    [InlineData("mean-squared-error", "dense 2", false)]
    [InlineData("softmax-cross-entropy", "dense 2", false)]
    public void Rows_of_0_and_1_are_labels_where_each_output_is_a_probability(string loss, string net, bool areLabels)
    {
        foreach (var number in new[] { 1, 0.5 })
        {
            var data = Dataset.Of(Iris.Features, Tensor.Generate([150, 2], i => i % 3 == 0 ? number : 0.0)).OrThrow();
            var model = Notation.Parse<Layer>(net).OrThrow().Build(data.FeatureShape).OrThrow();
            var evaluated = Evaluation.Of(Notation.Parse<Loss>(loss).OrThrow(), model, data).OrThrow().Run<double>(model.Initial<double>(1), data).OrThrow();
            Assert.Equal((false, areLabels && number == 1, !areLabels || number < 1), (evaluated.Classification.IsSome, evaluated.MultiLabel.IsSome, evaluated.Regression.IsSome));
            Assert.All(evaluated.MultiLabel, found => Assert.Equal((150, 2), (found.Count, found.Labels.Each.Count)));
        }
    }

    [Fact]
    public void What_the_model_says_is_measured_after_the_activation()
    {
        var data = Dataset.Of(Iris.Features, Tensor.Generate([150, 1], i => i / 300.0)).OrThrow();
        var model = Dense(1).Build(data.FeatureShape).OrThrow();
        var found = Evaluation.Of(BinaryCrossEntropy, model, data).OrThrow().Run<double>(model.Initial<double>(1), data).OrThrow().Regression.Match(Some: r => r, None: () => null!);
        var logits = model.Predict<double>(model.Initial<double>(1), data.Features).OrThrow().Span.ToArray();
        Close(logits.Select((z, i) => Math.Pow((1 / (1 + Math.Exp(-z))) - (i / 300.0), 2)).Average(), found.MeanSquaredError);
    }

    [Fact]
    public void An_output_that_is_not_finite_is_told_by_its_example()
    {
        var data = Dataset.Of(Tensor.Generate([300, 1], i => i == 280 ? 1e300 : 1.0), Tensor.Generate([300, 1], i => (double)i)).OrThrow();
        var model = (Dense(1) >> Dense(1)).Build(data.FeatureShape).OrThrow();
        var parameters = model.Initial<double>(1).With(("dense1.weight", Tensor.Fill([1, 1], 1e10)));
        var error = Assert.Single(Evaluation.Of(MeanAbsoluteError, model, data).OrThrow().Run<double>(parameters, data).Errors());
        Assert.Equal("predictions, example 281", Assert.IsType<NumericError>(error).Where);
    }

    [Fact]
    public void One_output_is_no_two_classes_for_a_loss_that_counts_classes_by_outputs()
    {
        var model = Dense(1).Build(Tumours.FeatureShape).OrThrow();
        Assert.Equal("End the model with dense 2.", Assert.Single(Evaluation.Of(SoftmaxCrossEntropy, model, Tumours).Errors()).Hint);
    }

    [Property]
    public void The_pairwise_sum_is_the_sum_or_all_errors(int[] numbers, int[] faults)
    {
        Assert.Equal(numbers.Aggregate(0L, (sum, n) => sum + n), numbers.Select(n => Validated.Ok((long)n)).Sum(0L).OrThrow());
        var failing = faults.Select(fault => Validated.Fail<long>(new DataError($"{fault}"))).Zip(numbers.Select(n => Validated.Ok((long)n))).SelectMany(pair => new[] { pair.Item1, pair.Item2 }).ToArray();
        Assert.Equal(faults.Take(failing.Length / 2).Select(fault => $"{fault}"), failing.Sum(0L).Errors().Select(error => error.What));
    }

    [Fact]
    public void Tables_of_the_library_are_read_for_a_schema_as_files_are()
    {
        foreach (var name in Tables.Names)
        {
            var data = Tables.Load(name).OrThrow();
            var examples = Tables.Load(name, new([.. data.FeatureNames.Reverse()], "target", [.. data.ClassNames.Reverse()])).OrThrow();
            var last = data.ClassNames.Count - 1;
            Assert.Equal(data.Features.To<double>().Span.ToArray().Chunk(data.FeatureNames.Count).SelectMany(row => row.Reverse()), examples.Features.To<double>().Span.ToArray());
            Assert.Equal(data.Targets is Tensor<int> classes ? Tensor.Vector<int>([.. classes.Span.ToArray().Select(c => last - c)]) : data.Targets, examples.Targets.Match(Some: t => t, None: () => null!));
        }
    }

    [Fact]
    public void A_trained_model_is_measured_on_raw_examples()
    {
        var raw = Tables.Load("iris").OrThrow();
        var model = Dense(3).Build(raw.FeatureShape).OrThrow();
        var trained = new TrainedModel(model, model.Initial<double>(1), SoftmaxCrossEntropy, Scaler.Standard(raw), new(raw.FeatureNames, "target", raw.ClassNames));
        Assert.Equal(Of(SoftmaxCrossEntropy, 3, Iris, 1), trained.Evaluate<double>(raw.Features, raw.Targets).OrThrow());
        Assert.NotEmpty(trained.Evaluate<double>(raw.Features, Tables.Load("diabetes").OrThrow().Targets).Errors());
    }

    private static Evaluated Of(Loss loss, int outputs, Dataset like, int seed, Dataset? data = null)
    {
        var model = Dense(outputs).Build(like.FeatureShape).OrThrow();
        return Evaluation.Of(loss, model, like).OrThrow().Run<double>(model.Initial<double>(seed), data ?? like).OrThrow();
    }

    private static void Close(Option<double> expected, Option<double> found)
    {
        Assert.Equal(expected.IsSome, found.IsSome);
        Assert.Equal(expected.IfNone(0), found.IfNone(0), 1e-9 * (1 + Math.Abs(expected.IfNone(0))));
    }

    private static Dataset Scaled(string table) => Tables.Load(table).OrThrow() is var data ? Scaler.Standard(data).Apply(data) : throw new InvalidOperationException(table);
}
