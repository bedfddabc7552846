namespace Functional.Nn.Lectures;

/// <summary>A network that was trained, and what it is worth elsewhere.</summary>
/// <param name="Name">What was done against overfitting.</param>
/// <param name="Model">The network.</param>
/// <param name="Epochs">Its epochs, the last of which is kept.</param>
/// <param name="Learned">The score of that on the training data, without dropout.</param>
/// <param name="Test">Its score on data that nothing was chosen by.</param>
internal sealed record Fit(string Name, Model Model, ValueList<Epoch> Epochs, Score Learned, Score Test)
{
    /// <summary>The training of a network.</summary>
    public static Validation<NnError, Fit> Of(string name, Layer layer, GradientTransform optimizer, Dataset train, Dataset validation, Dataset test, int epochs, Key key) =>
        from model in layer.Build(train.FeatureShape)
        from trained in (Minimise(SoftmaxCrossEntropy) with { Optimizer = optimizer, Batch = 25 }).Train(epochs, model, train, key, validation)
        from fit in new Fit(name, model, trained, Score.Zero, Score.Zero).Measured(train, test)
        select fit;

    /// <summary>The same up to the epoch that was best on the validation data, when so many in a row were no better.</summary>
    public Validation<NnError, Fit> StoppedEarly(Dataset train, Dataset test, int patience) =>
        (this with { Name = $"early stopping, patience {patience}", Epochs = [.. Epochs.Take(Epochs.EarlyStop(patience).Best().Map(epoch => epoch.Number).IfNone(0))] }).Measured(train, test);

    /// <summary>The loss on the validation data from epoch to epoch.</summary>
    public Line Losses => new(Name, [.. Epochs.Select(epoch => epoch.Score.Loss)]);

    /// <summary>The accuracy there.</summary>
    public Line Accuracies => new(Name, [.. Epochs.Select(epoch => epoch.Score.Accuracy.IfNone(0))]);

    /// <summary>‖w‖, of all parameters.</summary>
    public double Norm => Math.Sqrt(Epochs[^1].State.Parameters.Sum(parameter => parameter.Value.To<double>().Span.ToArray().Sum(w => w * w)));

    /// <summary>All of it in a row.</summary>
    public ValueList<string> Row => [Name, $"{Epochs[^1].Number}", Share(Learned), Numerals.Readable.Of(Test.Loss), Share(Test), Numerals.Readable.Of(Norm)];

    private static string Share(Score score) => score.Accuracy.Map(Numerals.Percent).IfNone("");

    private Validation<NnError, Fit> Measured(Dataset train, Dataset test) =>
        from learned in Scored(train)
        from tested in Scored(test)
        select this with { Learned = learned, Test = tested };

    private Validation<NnError, Score> Scored(Dataset data) =>
        from evaluation in Evaluation.Of(SoftmaxCrossEntropy, Model, data)
        from examples in data.To<float>()
        from score in evaluation.Scored<float>(Epochs[^1].State.Parameters, examples)
        select score;
}
