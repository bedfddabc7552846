namespace Functional.Nn.Lectures;

/// <summary>Lectures 001 and 003, "Universal Approximation Theorem", and 004, "Do neural networks fit everything?" (Cybenko, 1989; Hornik, 1991): one hidden layer is enough for any continuous function, if it is wide enough. First with weights set by hand, then with learned ones.</summary>
public sealed record Universal() : Example(
    "universal", [1, 3, 4], "One hidden layer is enough",
    "Two steep neurons make a bump, and a sum of bumps follows any function: the more, the closer. A hidden layer that learns needs far fewer neurons, and does better the wider it is.")
{
    private const int Examples = 256;

    private static readonly ValueList<int> Bumps = [2, 4, 8, 16, 32, 64, 128];

    private static readonly ValueList<int> Widths = [1, 4, 16, 64];

    private static readonly ValueList<double> Xs = [.. Enumerable.Range(0, Examples).Select(i => (i + 0.5) / Examples)];

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from x in Ok(Tensor.Generate([Examples, 1], i => Xs[i]))
        from steps in Bumps.Select(bumps => Built(bumps, BinaryStep(), 1, x)).Sequence()
        from steep in Bumps.Select(bumps => Built(bumps, Sigmoid, 40.0 * bumps, x)).Sequence()
        from data in Dataset.Of(x.Map(x => (2 * x) - 1), x.Map(F))
        from learned in Widths.Select(width => Learned(width, data, effort.Of(300, 2000), effort.Of(5, 8))).Sequence()
        from bump in Layer(BinaryStep(), 1, [(1, 0.3, 0.6)], x)
        from soft in Layer(Sigmoid, 60, [(1, 0.3, 0.6)], x)
        let f = x.Map(F)
        let built = steps.Select(Error).ToArray()
        let smooth = steep.Select(Error).ToArray()
        let fitted = learned.Select(Error).ToArray()
        select Findings.Of(
            [
                Plot.Of("a bump: σ(s (x - 0.3)) - σ(s (x - 0.6))", Curve("step", bump), Curve("sigmoid, s = 60", soft)).LabelX("x"),
                Plot.Of("f by hand: 16 bumps", Curve("f", f), Curve("steps", steps[3]), Curve("sigmoids", steep[3])).LabelX("x"),
                Plot.Of("f learned", Curve("f", f), Curve("1 neuron", learned[0]), Curve("4 neurons", learned[1]), Curve("64 neurons", learned[3])).LabelX("x"),
                Plot.Of("error by width",
                    Errors("steps by hand", Bumps.Select(bumps => 2 * bumps), built), Errors("sigmoids by hand", Bumps.Select(bumps => 2 * bumps), smooth), Errors("tanh, learned", Widths, fitted))
                    .LabelX("hidden neurons").LabelY("root of the mean squared error").LogX().LogY(),
            ],
            columns: 2)
            .With("The root of the mean squared error of a layer of steps, and of steep sigmoids, set by hand.", new(
                ["bumps", "neurons", "steps", "sigmoids"], [.. Bumps.Select((bumps, i) => ValueList.Of($"{bumps}", $"{2 * bumps}", Numerals.Readable.Of(built[i]), Numerals.Readable.Of(smooth[i])))]))
            .With("That of a layer of tanh that was learned.", new(["neurons", "error"], [.. Widths.Select((width, i) => ValueList.Of($"{width}", Numerals.Readable.Of(fitted[i])))]))
            .Claim("set by hand, the error falls with every doubling of the bumps", Falls(built) && Falls(smooth), $"steps {Told(built)}; sigmoids {Told(smooth)}")
            .Claim(Claim.AtLeast("eight times the bumps, 8 to 64: the factor by which the error of steps falls", built[2] / built[5], 6))
            .Claim("learned, the error falls with four times the neurons, every time", Falls(fitted), Told(fitted))
            .Claim(
                Claim.AtMost("learned, the error of 64 neurons", fitted[^1], 0.03),
                Claim.AtMost("the error of 16 neurons that learned, divided by that of 64 steps set by hand,", fitted[2] / built[4], 1));

    /// <summary>What is to be approximated.</summary>
    private static double F(double x) => 0.5 + (0.3 * Math.Sin(2 * Math.PI * x)) + (0.2 * Math.Cos(4 * Math.PI * x * x));

    /// <summary>Σ f(m) (σ(s (x - l)) - σ(s (x - r))) over bumps from l to r with m in the middle: one hidden layer of two neurons for each, and one linear output.</summary>
    private static Validation<NnError, Tensor<double>> Built(int bumps, Layer activation, double steepness, Tensor<double> x) =>
        Layer(activation, steepness, [.. Enumerable.Range(0, bumps).Select(bump => (F((bump + 0.5) / bumps), (double)bump / bumps, (bump + 1.0) / bumps))], x);

    private static Validation<NnError, Tensor<double>> Layer(Layer activation, double steepness, ValueList<(double Height, double From, double To)> bumps, Tensor<double> x) =>
        from model in (Dense(2 * bumps.Count) >> activation >> Dense(1, bias: false)).Build([1])
        from y in model.Predict<double>(
            Env.Of(
                ("dense1.weight", Tensor.Fill([1, 2 * bumps.Count], steepness)),
                ("dense1.bias", Tensor.Generate([2 * bumps.Count], i => -steepness * (i % 2 == 0 ? bumps[i / 2].From : bumps[i / 2].To))),
                ("dense2.weight", Tensor.Generate([2 * bumps.Count, 1], i => i % 2 == 0 ? bumps[i / 2].Height : -bumps[i / 2].Height))),
            x)
        select y;

    /// <summary>A hidden layer for numbers from -1 to 1 whose neurons start as steps, of which half lie in that interval, all over it.</summary>
    internal static Layer Steps(int width) => Dense(width, weight: Uniform(-30, 30), offset: Uniform(-30, 30)) >> Tanh;

    /// <summary>The best of several trainings of one hidden layer.</summary>
    private Validation<NnError, Tensor<double>> Learned(int width, Dataset data, int epochs, int starts) =>
        from model in (Steps(width) >> Dense(1)).Build([1])
        from best in Restarts.Train<float>(epochs, Minimise(MeanSquaredError) with { Optimizer = Adam(Cosine(0.1)), Batch = data.Count / 8 }, model, data, Key, starts)
        from y in best.Predict<double>(data.Features)
        select y;

    private static double Error(Tensor<double> y) => Math.Sqrt(Xs.Select((x, i) => Math.Pow(y.Span[i] - F(x), 2)).Average());

    private static bool Falls(double[] errors) => errors.Zip(errors.Skip(1), (wide, wider) => wider < wide).All(falls => falls);

    private static string Told(double[] errors) => string.Join(", ", errors.Select(new Numerals(2).Of));

    private static Line Curve(string name, Tensor<double> y) => new(name, Xs, [.. y.Span.ToArray()]);

    private static Line Errors(string name, IEnumerable<int> neurons, double[] errors) => new(name, [.. neurons.Select(count => (double)count)], [.. errors]);
}
