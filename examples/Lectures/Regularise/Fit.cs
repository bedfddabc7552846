namespace Functional.Nn.Lectures;

/// <summary>A network that was trained, and what it is worth elsewhere.</summary>
/// <param name="Name">What was done against overfitting.</param>
/// <param name="Fitted">The network.</param>
/// <param name="Learned">Its score on the training data, without dropout.</param>
/// <param name="Test">Its score on data that nothing was chosen by.</param>
internal sealed record Fit(string Name, Fitted Fitted, Score Learned, Score Test)
{
    /// <summary>The training of a network.</summary>
    /// <param name="name">What is done against overfitting.</param>
    /// <param name="layer">The network.</param>
    /// <param name="optimizer">How it is trained.</param>
    /// <param name="train">What it is trained on.</param>
    /// <param name="validation">What each epoch is measured on.</param>
    /// <param name="test">What the one that is kept is measured on.</param>
    /// <param name="until">Which epochs there are.</param>
    /// <param name="key">Where all randomness comes from.</param>
    /// <param name="keepsBest">Whether it is the best epoch that is kept, instead of the last.</param>
    public static Validation<NnError, Fit> Of(
        string name, Layer layer, GradientTransform optimizer, Dataset train, Dataset validation, Dataset test, Func<IEnumerable<Epoch>, IEnumerable<Epoch>> until, Key key, bool keepsBest = false) =>
        from model in layer.Build(train.FeatureShape)
        from trained in (Minimise(SoftmaxCrossEntropy) with { Optimizer = optimizer, Batch = 25 }).Train<float>(until, model, train, key, validation)
        let fitted = keepsBest ? trained.AtBest : trained
        from learned in fitted.Evaluate<float>(train)
        from tested in fitted.Evaluate<float>(test)
        select new Fit(name, fitted, learned.Score, tested.Score);

    /// <summary>The loss on the validation data from epoch to epoch.</summary>
    public Line Losses => Fitted.Curve.ScoreLine(Name, score => score.Loss);

    /// <summary>The accuracy there.</summary>
    public Line Accuracies => Fitted.Curve.ScoreLine(Name, score => score.Accuracy.IfNone(0));

    /// <summary>‖w‖, of all weights.</summary>
    public double Norm => Math.Sqrt(Fitted.Parameters.Where(name => name.EndsWith(".weight", StringComparison.Ordinal)).Sum(parameter => parameter.Value.To<double>().Span.ToArray().Sum(w => w * w)));

    /// <summary>All of it in a row.</summary>
    public ValueList<string> Row => [Name, $"{Fitted.Epoch.Number}", Share(Learned), Numerals.Readable.Of(Test.Loss), Share(Test), Numerals.Readable.Of(Norm)];

    private static string Share(Score score) => score.Accuracy.Map(Numerals.Percent).IfNone("");
}
