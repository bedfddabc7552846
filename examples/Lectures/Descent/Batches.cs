namespace Functional.Nn.Lectures;

/// <summary>Descent for <c>y = θ0 + θ1 x</c> on twelve observations, with all of them, three, or one in each step (lecture 003, "Gradient Descent Variations").</summary>
/// <param name="Data">The observations.</param>
/// <param name="Steps">For each size of a batch θ after each step, from the start on.</param>
internal sealed record Batches(ValueList<(double X, double Y)> Data, ValueList<(string Name, int Size, ValueList<(double Zero, double One)> Thetas)> Steps)
{
    private const int Count = 12;
    private const int Drawn = 31;

    private static readonly (double Zero, double One) Start = (-1, -1);

    /// <summary>The three, by the same learning rate from the same start.</summary>
    public static Validation<NnError, Batches> Compared(Key key, int epochs)
    {
        ValueList<(double X, double Y)> data = [.. Enumerable.Range(0, Count).Select(i => (2.0 * i / (Count - 1)) - 1).Select((x, i) => (x, 1 + (2 * x) + key.Uniform(i) - 0.5))];
        return from examples in Dataset.Of(Tensor.Generate([Count, 1], i => data[i].X), Tensor.Generate([Count, 1], i => data[i].Y))
               from ways in new[] { ("batch", Count), ("mini-batch", 3), ("stochastic", 1) }.Select(size => Way(examples, size.Item2, key, epochs).Map(way => (size.Item1, size.Item2, way))).Sequence()
               select new Batches(data, [.. ways]);
    }

    private static Validation<NnError, ValueList<(double Zero, double One)>> Way(Dataset data, int size, Key key, int epochs) =>
        from model in Dense(1).Build([1])
        let start = Env.Of(("dense1.weight", Tensor.Of([1, 1], Start.One)), ("dense1.bias", Tensor.Vector(Start.Zero)))
        from run in (Minimise(MeanSquaredError) with { Optimizer = Sgd(0.2), Batch = size }).Run<double>(model, data, key, start: start)
        select ValueList.Of([.. run.States().Take(1 + (epochs * (Count / size))).Select(state => (Number(state, "dense1.bias"), Number(state, "dense1.weight")))]);

    private static double Number(State state, string name) => state.Parameters[name].To<double>().Span[0];

    /// <summary>J = 1/2m Σ (θ0 + θ1 x - y)².</summary>
    private double J((double Zero, double One) theta) => Data.Average(at => Math.Pow(theta.Zero + (theta.One * at.X) - at.Y, 2)) / 2;

    /// <summary>Where J is least: the x have the mean 0.</summary>
    private (double Zero, double One) Least => (Data.Average(at => at.Y), Data.Sum(at => at.X * at.Y) / Data.Sum(at => at.X * at.X));

    private double After(int way, int epochs) => J(Steps[way].Thetas[epochs * (Count / Steps[way].Size)]);

    /// <summary>How often J was greater after a step than before it.</summary>
    private int Rises(int way) => Steps[way].Thetas.Zip(Steps[way].Thetas.Skip(1), (before, after) => J(after) > J(before) + 1e-15 ? 1 : 0).Sum();

    /// <summary>The mean excess over the least J, over the last epoch.</summary>
    private double Unrest(int way) => Steps[way].Thetas.TakeLast(Count / Steps[way].Size).Average(J) - J(Least);

    private static string Told(params IEnumerable<double> numbers) => string.Join(", ", numbers.Select(Numerals.Readable.Of));

    private int Epochs => Steps[0].Thetas.Count - 1;

    /// <summary>What each did.</summary>
    public Table Table => new(
        ["descent", "updates in an epoch", "J after 1 epoch", "J after 3", $"J after {Epochs}", "steps in which J rises"],
        [.. Steps.Select((way, i) => ValueList.Of<string>([way.Name, $"{Count / way.Size}", .. new[] { 1, 3, Epochs }.Select(epochs => Numerals.Readable.Of(After(i, epochs))), $"{Rises(i)} of {way.Thetas.Count - 1}"]))]);

    /// <summary>The ways over lines of equal J.</summary>
    public Plot Ways => Plot.Of("θ from step to step",
        [
            Contours.Of(Field.Of((zero, one) => J((zero, one)), new(-1.3, 2.2), new(-1.3, 3.2), 30, 30), 7),
            .. Steps.Reverse().Select(way => new Plots.Trajectory(way.Name, [.. way.Thetas.Take(Drawn).Select(theta => theta.Zero)], [.. way.Thetas.Take(Drawn).Select(theta => theta.One)])),
        ]).LabelX("θ0").LabelY("θ1");

    /// <summary>J over the epochs.</summary>
    public Plot Losses => Plot.Of("J from step to step",
        [.. Steps.Select(way => new Line(way.Name, [.. First(way).Select((_, i) => i * (double)way.Size / Count)], [.. First(way).Select(J)]))]).LabelX("epoch").LabelY("J").LogY();

    /// <summary>θ in the first epochs.</summary>
    private static IEnumerable<(double Zero, double One)> First((string Name, int Size, ValueList<(double Zero, double One)> Thetas) way) => way.Thetas.Take(1 + (20 * Count / way.Size));

    /// <summary>What tells them apart.</summary>
    public IEnumerable<Claim> Claims =>
    [
        new("the more updates an epoch has, the less is J after the first one", Told(After(0, 1), After(1, 1), After(2, 1)), After(0, 1) > After(1, 1) && After(1, 1) > After(2, 1)),
        Claim.AtMost("the steps in which J rises by batch descent", Rises(0), 0),
        Claim.AtLeast("the steps in which J rises by stochastic descent", Rises(2), Count),
        Claim.AtMost("by batch descent, J less its least", After(0, Epochs) - J(Least), 1e-3),
        new("stochastic descent does not come to rest: over its last epoch J is farther from the least than by batch descent", Told(Unrest(2), Unrest(0)), Unrest(2) > 10 * Unrest(0)),
    ];
}
