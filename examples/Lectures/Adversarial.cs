namespace Functional.Nn.Lectures;

/// <summary>Generative adversarial networks (Goodfellow et al., 2014) on the ring of Gaussians on which they are known to leave modes out. Lecture 001 names the loss: that of a Bernoulli output.</summary>
public sealed record Adversarial() : Example(
    "gan", [1, 2], "Adversarial networks",
    "A generator makes points of noise, a discriminator tells them from data. Both losses are expressions over one graph, noise and data too: two optimisers, each with the parameters of one network, take turns. The gradient of the discriminator at the data, an expression too, is part of its loss.")
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
        from number in Ok(effort.Of(quick: 1500, full: 6000))
        from game in Game.Of(Penalty, number)
        from rounds in game.Played(key: 1)
        from others in effort.Of(quick: [], full: Others).Select(penalty => Game.Of(penalty, number).Bind(other => other.Played(key: 1)).Bind(of => Samples(of[^1].State, Points))).Sequence()
        let moments = new[] { 0, rounds.Count / 15, rounds.Count / 5, rounds.Count - 1 }
        from samples in moments.Select(moment => Samples(rounds[moment].State, Points)).Sequence()
        let found = samples.Select(Coverage.Of).ToArray()
        let last = found[^1]
        from field in Field(rounds[^1].State)
        let late = rounds.Skip(rounds.Count * 4 / 5).ToArray()
        select Findings.Of([.. moments.Zip(samples, (moment, points) => Shown(moment == 0 ? "before the first round" : $"after {moment} rounds", points)), Losses(rounds), field], columns: 3)
            .With($"What {Points} points of the generator are: good ones lie within three standard deviations of a mode.", new(
                ["rounds", "good", "modes with 2 % or more", "least share of a mode", "largest"],
                [
                    .. moments.Zip(found, (moment, of) => Row($"{moment}", of)),
                    .. Others.Zip(others, (penalty, of) => Row($"{number}, penalty {Numerals.Readable.Of(penalty)}", Coverage.Of(of))),
                ]))
            .Claim(
                Claim.AtLeast($"the number of the {Modes} modes that have 2 % or more of the points", last.Covered, Modes),
                Claim.ShareAtLeast("the share of good points", last.Good, 0.6),
                Claim.AtMost("the share of good points before the first round", found[0].Good, 0.2),
                Claim.Near("the mean loss of the discriminator in the last fifth, log 4 where it cannot tell both apart,", late.Average(round => round.Discriminator), Math.Log(4), 0.1))
            .Claim("the optimisers of the two networks move different variables", !game.DiscriminatorStep.Outputs.Names.Intersect(game.GeneratorStep.Outputs.Names).Any(), $"{game.DiscriminatorStep.Outputs.Names.Count} and {game.GeneratorStep.Outputs.Names.Count} outputs");

    /// <summary>The state after some rounds, with the losses of the last.</summary>
    private sealed record Round(Env State, int Number, double Discriminator, double Generator);

    /// <summary>Two steps over one graph, that take turns.</summary>
    /// <param name="DiscriminatorStep">From all variables to those of the discriminator.</param>
    /// <param name="GeneratorStep">From all variables to those of the generator.</param>
    /// <param name="Rounds">How often both take a step.</param>
    private sealed record Game(Programs DiscriminatorStep, Programs GeneratorStep, int Rounds)
    {
        public static Validation<NnError, Game> Of(double penalty, int rounds) =>
            from x in Ok(Ring())
            from fake in Generator.Apply(Normal([Batch, Noise], "noise"), G).ToExpr()
            from ofReal in Discriminator.Apply(x, D).ToExpr()
            from ofFake in Discriminator.Apply(fake, D).ToExpr()
            let slope = Mean(Sum(Square(Sum(ofReal).Gradient(x)), Axes.Last))                   // E |∂D/∂x|²: R1 of Mescheder et al., 2018
            let discriminates = -Mean(ofReal | LogSigmoid) - Mean(-ofFake | LogSigmoid)         // -E log D(x) - E log(1 - D(G(z)))
            let deceives = -Mean(ofFake | LogSigmoid)                                           // -E log D(G(z))
            let rate = Linear(0.004, 0, rounds)
            select new Game(Step(D, discriminates + (penalty / 2 * slope), Adam(rate, beta1: 0.5, beta2: 0.99)), Step(G, deceives, Adam(rate, beta1: 0.5, beta2: 0.99)), rounds);

        /// <summary>All rounds.</summary>
        public Validation<NnError, ImmutableList<Round>> Played(Key key) => Enumerable.Range(0, Rounds)
            .Aggregate(Ok(ImmutableList.Create(new Round(Start(DiscriminatorStep, key) + Start(GeneratorStep, key), 0, double.NaN, double.NaN))), (rounds, _) => rounds.Bind(done => Next(done[^1], key).Map(done.Add)));

        private Validation<NnError, Round> Next(Round now, Key key) =>
            from better in DiscriminatorStep.Run<float>(Drawn(now.State, now.Number, key.Fold("discriminator")))
            from other in GeneratorStep.Run<float>(Drawn(now.State + better, now.Number, key.Fold("generator")))
            let state = now.State + better + other
            select new Round(state, now.Number + 1, Number(better[D.Path]), Number(other[G.Path]));

        private static Env Drawn(Env state, int round, Key key) => state.With((Place.KeyName, key.Fold(round).ToTensor()), ("step", Tensor.Scalar(round + 1f)));
    }

    /// <summary>A step that minimises a loss in the parameters of one network, as one graph: an optimiser is a function from gradients to updates, on expressions.</summary>
    private static Programs Step(Place player, Expr loss, GradientTransform optimizer)
    {
        var parameters = Graph.Of(loss).Variables.OfType<ParamOp>().Where(parameter => parameter.Variable.StartsWith(player.Path, StringComparison.Ordinal)).ToArray();
        var gradients = loss.Gradient([.. parameters.Select(parameter => parameter.Apply())]);
        var next = optimizer.Apply([.. parameters.Zip(gradients, (parameter, gradient) => new Learned(parameter.Variable, parameter.Apply(), gradient))], Input("step", []), player.Path);
        return new(Outputs.Of([(player.Path, loss), .. next.Updates.Select(of => (of.Name, of.Parameter - of.Update)), .. next.Slots.Select(of => (of.Op.Variable, of.Next))]), Passes.Fuse);
    }

    /// <summary>What the variables of a step start as: parameters drawn by the key, slots of the optimiser.</summary>
    private static Env Start(Programs step, Key key) => step.Outputs.Graph.Variables is var variables
        ? Env.Of([
            .. variables.OfType<ParamOp>().Select(parameter => (parameter.Variable, (Tensor)parameter.Initial<float>(key))),
            .. variables.OfType<SlotOp>().Select(slot => (slot.Variable, (Tensor)Tensor.Fill(slot.Type.Shape, (float)slot.Initial)))])
        : Env.Empty;

    /// <summary>Normal numbers of the key in the graph, by Box and Muller.</summary>
    private static Expr Normal(Shape shape, string place) => Sqrt(-2 * Log(Uniform(shape, $"{place}.radius"))) * Cos(2 * Math.PI * Uniform(shape, $"{place}.angle"));

    private static Expr Uniform(Shape shape, string place) => new UniformOp(shape, place).Apply(Place.Key);

    /// <summary>A batch of data: Gaussians whose means lie on a circle, drawn by the key in the graph.</summary>
    private static Expr Ring()
    {
        var angle = 2 * Math.PI / Modes * Floor(Modes * Uniform([Batch, 1], "mode"));
        return (Radius * Join(1, Cos(angle), Sin(angle))) + (Deviation * Normal([Batch, 2], "data"));
    }

    private static Validation<NnError, Tensor<double>> Samples(Env state, int count) =>
        from points in Generator.Apply(Normal([count, Noise], "noise"), G).ToExpr()
        from drawn in points.Evaluate<float>(state.With(Place.KeyName, new Key(1, 2).ToTensor()))
        select drawn.To<double>();

    private static double Number(Tensor scalar) => scalar.To<double>().Span[0];

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
        var shown = Enumerable.Range(0, 200).Where(i => Shown(points[i, 0]) && Shown(points[i, 1]));
        return Plot.Of(title,
            new Scatter("generated", [.. shown.Select(i => points[i, 0])], [.. shown.Select(i => points[i, 1])]),
            new Scatter("modes", [.. angles.Select(angle => Radius * Math.Cos(angle))], [.. angles.Select(angle => Radius * Math.Sin(angle))]))
            .CoverX(Side.Low, Side.High).CoverY(Side.Low, Side.High).Square().Sized(320, 340);
    }

    private static bool Shown(double number) => Side.Contains(number);

    private static Plot Losses(ImmutableList<Round> rounds)
    {
        var parts = rounds.Skip(1).Chunk(Math.Max(1, rounds.Count / 100)).ToArray();
        ValueList<double> at = [.. parts.Select(part => (double)part[^1].Number)];
        return Plot.Of("losses", new Line("discriminator", at, [.. parts.Select(part => part.Average(round => round.Discriminator))]), new Line("generator", at, [.. parts.Select(part => part.Average(round => round.Generator))]), Level("log 4", Math.Log(4)), Level("log 2", Math.Log(2)))
            .LabelX("round").Sized(320, 340);

        Line Level(string name, double height) => new(name, [0, at[^1]], [height, height]);
    }

    /// <summary>What the discriminator takes for data.</summary>
    private static Validation<NnError, Plot> Field(Env state)
    {
        const int cells = 48;
        var grid = Tensor.Generate([cells * cells, 2], i => (float)Side.At(((i % 2 == 0 ? i / 2 % cells : i / 2 / cells) + 0.5) / cells));
        return from score in Discriminator.Apply(Input("point", [Dim.Batch, 2]), D).ToExpr()
               from values in (score | Sigmoid).Evaluate<float>(state.With("point", grid))
               select Plot.Of("D(x) at the end", new HeatMap(new(Side, Side, cells, [.. values.To<double>().Span]), "D(x)")).Square().Sized(320, 340);
    }
}
