namespace Functional.Nn.Lectures;

/// <summary>Generative adversarial networks (Goodfellow et al., 2014) on the ring of Gaussians on which they are known to leave modes out. Lecture 001 names the loss: that of a Bernoulli output.</summary>
public sealed record Adversarial() : Example(
    "gan", [1, 2], "Adversarial networks",
    "A generator makes points of noise, a discriminator tells them from data. Both losses are expressions over one graph, noise and data too: two players, each with an optimiser and the parameters of one network, take turns. The gradient of the discriminator at the data, an expression too, is part of its loss.")
{
    private const int Batch = 128, Noise = 4, Modes = 8, Points = 2000;
    private const double Radius = 2, Deviation = 0.1, Penalty = 0.1;
    private static readonly Layer Generator = Dense(32) >> Tanh >> Dense(32) >> Tanh >> Dense(2);
    private static readonly Layer Discriminator = Dense(32) >> Tanh >> Dense(32) >> Tanh >> Dense(1);
    private static readonly Place G = new Place().Enter("generator"), D = new Place().Enter("discriminator");

    /// <summary>From where to where the plane is drawn, both ways.</summary>
    private static readonly Interval Side = new(-3, 3);

    /// <summary>Other weights of the penalty, for comparison.</summary>
    private static readonly ValueList<double> Others = [0, 0.01, 1];

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from number in Ok(effort.Of(quick: 3000, full: 6000))
        from rounds in Played(Penalty, number)
        from others in effort.Of(quick: [], full: Others).Select(penalty => Played(penalty, number).Bind(other => Samples(other[^1], Points))).Sequence()
        let moments = new[] { 0, number / 15, number / 5, number }
        from samples in moments.Select(moment => Samples(rounds[moment], Points)).Sequence()
        let found = samples.Select(Coverage.Of).ToArray()
        let last = found[^1]
        from field in Field(rounds[^1])
        let late = rounds.TakeLast(number / 5).ToArray()
        select Findings.Of([.. moments.Zip(samples, (moment, points) => Shown(moment == 0 ? "before the first round" : $"after {moment} rounds", points)), Losses(rounds), field], columns: 3)
            .With($"What {Points} points of the generator are: good ones lie within three standard deviations of a mode.", new(
                ["rounds", "good", "modes with 2 % or more", "least share of a mode", "largest"],
                [
                    .. moments.Zip(found, (moment, of) => Row($"{moment}", of)),
                    .. Others.Zip(others, (penalty, of) => Row($"{number}, penalty {Numerals.Readable.Of(penalty)}", Coverage.Of(of))),
                ]))
            .Claim(
                Claim.AtLeast($"the number of the {Modes} modes that have 2 % or more of the points", last.Covered, Modes),
                Claim.ShareAtLeast("the share of good points", last.Good, 0.75),
                Claim.AtMost("the share of good points before the first round", found[0].Good, 0.2),
                Claim.Near("the mean loss of the discriminator in the last fifth, log 4 where it cannot tell both apart,", late.Average(round => round.Values[0]), Math.Log(4), 0.1));

    /// <summary>The rounds of a game on one graph: in each, the discriminator takes a step and then the generator.</summary>
    private Validation<NnError, ValueList<DescentPoint>> Played(double penalty, int rounds) =>
        from x in Ok(Ring())
        from fake in Generator.Apply(DrawNormal([Batch, Noise], "noise"), G).ToExpr()
        from ofReal in Discriminator.Apply(x, D).ToExpr()
        from ofFake in Discriminator.Apply(fake, D).ToExpr()
        let slope = Mean(Sum(Square(Sum(ofReal).Gradient(x)), Axes.Last))                   // E |∂D/∂x|²: R1 of Mescheder et al., 2018
        let discriminates = -Mean(ofReal | LogSigmoid) - Mean(-ofFake | LogSigmoid)         // -E log D(x) - E log(1 - D(G(z)))
        let deceives = -Mean(ofFake | LogSigmoid)                                           // -E log D(G(z))
        let adam = Adam(Linear(0.004, 0, rounds), beta1: 0.5, beta2: 0.99)
        from game in ValueList.Of(new Player(D.Path, discriminates + (penalty / 2 * slope), adam), new Player(G.Path, deceives, adam)).Descend<float>(Env.Empty, Key)
        from points in game.Take(rounds + 1).Select(point => point.ToValidation()).Sequence()
        select ValueList.Of<DescentPoint>([.. points]);

    /// <summary>A batch of data: Gaussians whose means lie on a circle.</summary>
    private static Expr Ring()
    {
        var angle = 2 * Math.PI / Modes * Floor(Modes * DrawUniform([Batch, 1], "mode"));
        return (Radius * Join(1, Cos(angle), Sin(angle))) + (Deviation * DrawNormal([Batch, 2], "data"));
    }

    private Validation<NnError, Tensor<double>> Samples(DescentPoint at, int count) =>
        from points in Generator.Apply(DrawNormal([count, Noise], "noise"), G).ToExpr()
        from drawn in points.Evaluate<float>(at.Variables.With(Place.KeyName, Key.Fold("samples").ToTensor()))
        select drawn.To<double>();

    /// <summary>Which modes points lie at.</summary>
    /// <param name="Shares">The share of all points within three standard deviations of each.</param>
    private sealed record Coverage(ValueList<double> Shares)
    {
        public double Good => Shares.Sum();

        public int Covered => Shares.Count(share => share >= 0.02);

        public static Coverage Of(Tensor<double> points)
        {
            var count = points.Shape[0].Extent;
            return new([.. Enumerable.Range(0, Modes).Select(mode => Enumerable.Range(0, count).Count(i => Distance(points, i, mode) <= 3 * Deviation) / (double)count)]);
        }

        private static double Distance(Tensor<double> points, int i, int mode) => 2 * Math.PI * mode / Modes is var angle
            ? double.Hypot(points[i, 0] - (Radius * Math.Cos(angle)), points[i, 1] - (Radius * Math.Sin(angle)))
            : 0;
    }

    private static ValueList<string> Row(string rounds, Coverage of) => [rounds, Numerals.Percent(of.Good), $"{of.Covered}", Numerals.Percent(of.Shares.Min()), Numerals.Percent(of.Shares.Max())];

    private static Plot Shown(string title, Tensor<double> points)
    {
        var angles = Enumerable.Range(0, Modes).Select(mode => 2 * Math.PI * mode / Modes).ToArray();
        var shown = Enumerable.Range(0, 200).Where(i => Side.Contains(points[i, 0]) && Side.Contains(points[i, 1]));
        return Plot.Of(title,
            new Scatter("generated", [.. shown.Select(i => points[i, 0])], [.. shown.Select(i => points[i, 1])]),
            new Scatter("modes", [.. angles.Select(angle => Radius * Math.Cos(angle))], [.. angles.Select(angle => Radius * Math.Sin(angle))]))
            .CoverX(Side.Low, Side.High).CoverY(Side.Low, Side.High).Square().Sized(320, 340);
    }

    /// <summary>Means of a hundredth of all rounds.</summary>
    private static Plot Losses(ValueList<DescentPoint> rounds)
    {
        var parts = rounds.Chunk(Math.Max(1, rounds.Count / 100)).ToArray();
        ValueList<double> at = [.. parts.Select(part => (double)part[^1].Step)];
        return Plot.Of("losses", Averaged("discriminator", 0), Averaged("generator", 1), Level("log 4", Math.Log(4)), Level("log 2", Math.Log(2))).LabelX("round").Sized(320, 340);

        Line Averaged(string name, int player) => new(name, at, [.. parts.Select(part => part.Average(round => round.Values[player]))]);
        Line Level(string name, double height) => new(name, [0, at[^1]], [height, height]);
    }

    /// <summary>What the discriminator takes for data.</summary>
    private static Validation<NnError, Plot> Field(DescentPoint at)
    {
        const int cells = 48;
        var grid = Tensor.Generate([cells * cells, 2], i => (float)Side.At(((i % 2 == 0 ? i / 2 % cells : i / 2 / cells) + 0.5) / cells));
        return from score in Discriminator.Apply(Input("point", [Dim.Batch, 2]), D).ToExpr()
               from values in (score | Sigmoid).Evaluate<float>(at.Variables.With("point", grid))
               select Plot.Of("D(x) at the end", new HeatMap(new(Side, Side, cells, [.. values.To<double>().Span]), "D(x)")).Square().Sized(320, 340);
    }
}
