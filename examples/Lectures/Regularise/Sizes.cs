namespace Functional.Nn.Lectures;

/// <summary>
/// Bias and variance over the size of a model (Geman et al., 1992): each network is trained on several samples of y = f(x) + ε; its bias is how far the mean of its answers is from f, its variance how
/// far answers are from their mean.
/// </summary>
/// <param name="Rows">For each width the mean squared error on the training data and on new data, of which bias², variance and that of ε are parts.</param>
internal sealed record Sizes(ValueList<Sizes.Errors> Rows)
{
    /// <summary>The mean squared errors of networks of one width.</summary>
    internal sealed record Errors(int Width, double Training, double New, double Bias, double Variance);

    private const int Sample = 18;
    private const double Noise = 0.5;

    private static readonly ValueList<int> Widths = [2, 4, 8, 128];

    private static readonly Tensor<double> Grid = Tensor.Generate([101, 1], i => (i / 50.0) - 1);

    /// <summary>So many samples, each learned by a network of each width.</summary>
    public static Validation<NnError, Sizes> Of(Key key, int samples, int epochs) =>
        from data in Enumerable.Range(0, samples).Select(sample => Sampled(key.Fold(sample))).Sequence()
        from rows in Widths.Select(width => data.Select((sample, i) => Answers(width, sample, epochs, key.Fold(i))).Sequence().Map(answers => Row(width, [.. answers], key.Fold("new")))).Sequence()
        select new Sizes([.. rows]);

    /// <summary>The parts of the errors.</summary>
    public Table Table => new(
        ["neurons", "error, training", "error, new data", "bias²", "variance", "noise"],
        [.. Rows.Select(row => ValueList.Of<string>([$"{row.Width}", .. new[] { row.Training, row.New, row.Bias, row.Variance, Noise * Noise }.Select(Numerals.Readable.Of)]))]);

    /// <summary>The errors over the width.</summary>
    public Plot Plot => Plot.Of("mean squared error by width",
        Over("training", row => row.Training), Over("new data", row => row.New), Over("bias²", row => row.Bias), Over("variance", row => row.Variance)).LabelX("hidden neurons").LogX().LogY();

    /// <summary>What grows and what falls.</summary>
    public IEnumerable<Claim> Claims =>
    [
        new("on new data, a network between is better than the narrowest and the widest", Told(row => row.New), Best.New < Math.Min(Rows[0].New, Rows[^1].New)),
        Claim.AtMost("the largest difference between the error on new data and bias² + variance + the noise, relative to it,", Rows.Select(row => Math.Abs(row.New - row.Bias - row.Variance - (Noise * Noise)) / row.New).Largest(), 0.2),
        new("the narrowest has more bias than that", Told(row => row.Bias), Rows[0].Bias > Best.Bias),
        new("the widest has more variance than that", Told(row => row.Variance), Rows[^1].Variance > Best.Variance),
        new("on the data it was trained on, the widest is best, and the narrowest worst", Told(row => row.Training), Rows.All(row => Rows[0].Training >= row.Training && row.Training >= Rows[^1].Training)),
    ];

    /// <summary>The width with the least error on new data.</summary>
    private Errors Best => Rows.MinBy(row => row.New)!;

    private static double F(double x) => Math.Sin(Math.PI * x);

    private static Validation<NnError, Dataset> Sampled(Key key)
    {
        var (x, noise) = (Tensor.Generate([Sample, 1], i => (2 * key.Uniform(i)) - 1), Normal(Noise).Draw<double>(key.Fold("noise"), [Sample, 1], default));
        return Dataset.Of(x, Tensor.Generate([Sample, 1], i => F(x.Span[i]) + noise.Span[i]));
    }

    private static Validation<NnError, (Tensor<double> OnGrid, double Training)> Answers(int width, Dataset data, int epochs, Key key) =>
        from model in (Universal.Steps(width) >> Dense(1)).Build([1])
        from trained in (Minimise(MeanSquaredError) with { Optimizer = Adam(Cosine(0.05)), Batch = Sample / 3 }).Train(epochs, model, data, key)
        from grid in trained.Predict<double>(Grid)
        from learned in trained.Predict<double>(data.Features)
        select (grid, Enumerable.Range(0, Sample).Average(i => Math.Pow(learned.Span[i] - data.Targets.To<double>().Span[i], 2)));

    private static Errors Row(int width, ValueList<(Tensor<double> OnGrid, double Training)> answers, Key key)
    {
        var mean = Enumerable.Range(0, Grid.Length).Select(i => answers.Average(answer => answer.OnGrid.Span[i])).ToArray();
        var bias = mean.Select((y, i) => Math.Pow(y - F(Grid.Span[i]), 2)).Average();
        var variance = mean.Select((y, i) => answers.Average(answer => Math.Pow(answer.OnGrid.Span[i] - y, 2))).Average();
        var error = answers.Index().Average(answer => Fresh(key.Fold(answer.Index)).Zip(answer.Item.OnGrid.Span.ToArray(), (y, found) => Math.Pow(found - y, 2)).Average());
        return new(width, answers.Average(answer => answer.Training), error, bias, variance);
    }

    /// <summary>New noisy values on the grid.</summary>
    private static IEnumerable<double> Fresh(Key key) => Normal(Noise).Draw<double>(key, Grid.Shape, default).Span.ToArray().Zip(Grid.Span.ToArray(), (noise, x) => F(x) + noise);

    private Line Over(string name, Func<Errors, double> value) =>
        new(name, [.. Rows.Select(row => (double)row.Width)], [.. Rows.Select(value)]);

    private string Told(Func<Errors, double> value) => string.Join(", ", Rows.Select(value).Select(new Numerals(2).Of));
}
