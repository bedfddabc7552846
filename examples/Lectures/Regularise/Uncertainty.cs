namespace Functional.Nn.Lectures;

/// <summary>Dropout that stays on in prediction: answers are draws, and where they are apart the network does not know (lecture 002, "Dropout at test time: Monte Carlo approximation"; Gal and Ghahramani, 2016).</summary>
/// <param name="Data">What was learned: x from -1 to 1.</param>
/// <param name="Grid">Where it was asked: x from -3 to 3.</param>
/// <param name="Drawn">What the draws say there.</param>
internal sealed record Uncertainty(Dataset Data, ValueList<double> Grid, Predictive Drawn)
{
    private const int Count = 80;

    /// <summary>A network with dropout on 80 points of sin 3x, with noise.</summary>
    public static Validation<NnError, Uncertainty> Of(Key key, int epochs, int draws)
    {
        var x = Tensor.Generate([Count, 1], i => (2 * key.Fold("x").Uniform(i)) - 1);
        var noise = Normal(0.1).Draw<double>(key.Fold("noise"), [Count, 1], default);
        ValueList<double> grid = [.. Enumerable.Range(-60, 121).Select(i => i / 20.0)];
        return from data in Dataset.Of(x, Tensor.Generate([Count, 1], i => Math.Sin(3 * x.Span[i]) + noise.Span[i]))
               from model in (Dense(128, offset: Uniform(-1, 1)) >> Relu >> Dropout(0.1) >> Dense(1)).Build([1])
               from trained in (Minimise(MeanSquaredError) with { Optimizer = Adam(0.01), Batch = 20 }).Train(epochs, model, data, key)
               from drawn in MonteCarlo.Predict<float>(model, MeanSquaredError, trained.Parameters, Tensor.Generate([grid.Count, 1], i => (float)grid[i]), key, draws)
               select new Uncertainty(data, grid, drawn);
    }

    /// <summary>The mean of the draws with two standard deviations around it.</summary>
    public Plot Plot => Plot.Of("dropout in prediction: mean ± 2 deviations",
        new Band("prediction", Grid, [.. Mean.Zip(Deviation, (m, d) => m - (2 * d))], [.. Mean.Zip(Deviation, (m, d) => m + (2 * d))]),
        new Line("prediction", Grid, [.. Mean]),
        new Line("sin 3x", Grid, [.. Grid.Select(x => Math.Sin(3 * x))]),
        new Scatter("learned from", [.. Data.Features.To<double>().Span.ToArray()], [.. Data.Targets.To<double>().Span.ToArray()])).LabelX("x");

    /// <summary>That it knows what it does not know.</summary>
    public IEnumerable<Claim> Claims => [Claim.AtLeast("the mean deviation of draws where there was no data, over that where there was some", Over(x => Math.Abs(x) > 2) / Over(x => Math.Abs(x) <= 1), 1.5)];

    private IEnumerable<double> Mean => Drawn.Mean.Span.ToArray();

    private IEnumerable<double> Deviation => Drawn.Deviation.Span.ToArray();

    private double Over(Func<double, bool> place) => Deviation.Where((_, i) => place(Grid[i])).Average();
}
