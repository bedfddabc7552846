namespace Functional.Nn.Lectures;

/// <summary>A learning rate that was looked for, and what it is worth (lecture 003, "Effect of learning rate" and "Optimal Learning Rate").</summary>
/// <param name="Range">What the finder saw.</param>
/// <param name="Epochs">How many epochs each rate was tried for.</param>
/// <param name="Tried">Rates with the loss after them; infinite where it was none.</param>
internal sealed record LearningRates(LearningRateRange Range, int Epochs, ValueList<(double Rate, double Loss)> Tried)
{
    /// <summary>The finder's on iris, with training at its rate, at a hundredth and at a hundred times of it.</summary>
    public static Validation<NnError, LearningRates> Found(Key key, int epochs) =>
        from table in Tables.Load("iris")
        let iris = Scaler.Standard(table).Apply(table)
        from model in (Dense(16) >> Tanh >> Dense(3)).Build(iris.FeatureShape)
        let recipe = Minimise(SoftmaxCrossEntropy) with { Optimizer = Sgd(), Batch = 30 }
        from range in LearningRateRange.Of<float>(recipe with { Batch = iris.Count }, model, iris, key, lowest: 1e-4, highest: 100, steps: 100)
        let found = range.Suggestion.IfNone(double.NaN)
        from runs in new[] { found / 100, found, 100 * found }.Select(rate => (recipe with { Optimizer = Sgd(rate) }).Fit(model, iris, key).Map(run => (rate, Last(run.Take(epochs))))).Sequence()
        select new LearningRates(range, epochs, [.. runs]);

    /// <summary>The loss over the rates.</summary>
    public Plots.Plot Plot => Range.Plot.LogY();

    /// <summary>What each rate came to.</summary>
    public Table Table => new(["learning rate", "loss"], [.. Tried.Select(tried => ValueList.Of(Numerals.Readable.Of(tried.Rate), Numerals.Readable.Of(tried.Loss)))]);

    /// <summary>That the rate is right, and others are not.</summary>
    public IEnumerable<Claim> Claims =>
    [
        Claim.AtMost("with the suggested learning rate, the loss", Tried[1].Loss, 0.5),
        new("with a hundredth of it, descent is still far up", Numerals.Readable.Of(Tried[0].Loss), Tried[0].Loss > 1.5 * Tried[1].Loss),
        new("with a hundred times of it, it flies away", Numerals.Readable.Of(Tried[2].Loss), Tried[2].Loss > 1.5 * Tried[1].Loss),
    ];

    private static double Last(IEnumerable<Epoch> epochs) => epochs.Last() is { Faults.Count: 0 } last ? last.Train.Loss : double.PositiveInfinity;
}
