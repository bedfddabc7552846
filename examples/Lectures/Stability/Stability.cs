namespace Functional.Nn.Lectures;

/// <summary>Lecture 003, "Numerical Stability" and "Stabilize Training", with the table of lecture 002, "Weight Initialization": what many layers do to activations and gradients, and what keeps them in bounds.</summary>
public sealed record Stability() : Example(
    "stability", [2, 3], "Exploding and vanishing",
    "A product of a hundred weights is next to nothing or beyond all bounds, and so are activations and gradients of deep networks. Weights that start with the right variance, batch normalisation and clipped gradients keep them in bounds.")
{
    private const int Last = 101;

    /// <summary>What lecture 002 found for ten hidden layers of 500 tanh behind Xavier's weights, its two misprints mended.</summary>
    private static readonly ValueList<double> Printed = [.628, .486, .408, .357, .321, .292, .273, .255, .239, .228];

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from chain in Neurons.InARow(Last, 1.5, 0.5)
        let x = Normal(1).Draw<float>(Key, [1000, 500], default)
        from xavier in Depth.Of(Tanh, Scaled(), 10, x, Key)                // W = randn(fan_in, fan_out) / sqrt(fan_in)
        from small in Depth.Of(Tanh, Normal(0.01), 10, x, Key)
        from large in Depth.Of(Tanh, Normal(1), 10, x, Key)
        let narrow = Normal(1).Draw<float>(Key, [200, effort.Of(250, 500)], default)
        from depths in Matches.Select(match => Depth.Of(match.Activation, match.Weight, 10, narrow, Key)).Sequence()
        let kept = Matches.Select((match, i) => (match.Name, Depth: depths[i])).ToDictionary(match => match.Name, match => match.Depth)
        from table in Tables.Load("iris")
        let iris = Scaler.Standard(table).Apply(table)
        from constant in Trained(Dense(8, weight: Constant(0.5)) >> Tanh >> Dense(3, weight: Constant(0.5)), Sgd(0.1), iris, effort.Of(60, 200))
        from drawn in Trained(Dense(8) >> Tanh >> Dense(3), Sgd(0.1), iris, effort.Of(60, 200))
        from vanishing in Trained(Repeat(10, Dense(20, weight: Normal(0.01)) >> Tanh) >> Dense(3), Sgd(0.1), iris, effort.Of(20, 60))
        from normalised in Trained(Repeat(10, Dense(20, weight: Normal(0.01)) >> BatchNorm() >> Tanh) >> Dense(3), Sgd(0.1), iris, effort.Of(20, 60))
        from exploding in Trained(Repeat(10, Dense(20, weight: Normal(0.5)) >> Relu) >> Dense(3), Sgd(0.1), iris, effort.Of(30, 60))
        from clipped in Trained(Repeat(10, Dense(20, weight: Normal(0.5)) >> Relu) >> Dense(3), Clip(1) >> Sgd(0.1), iris, effort.Of(30, 60))
        select Findings.Of(
            [
                Plot.Of("101 neurons in a row", [.. chain.SelectMany(row => row.Lines)]).LabelX("layer l").LogY(),
                Plot.Of("tanh by its weights",
                    Deviations("N(0, 1)", large), Deviations("Xavier", xavier), new Scatter("Xavier, lecture 002", [.. Enumerable.Range(1, 10).Select(l => (double)l)], Printed), Deviations("N(0, 0.01²)", small)).LabelX("layer l").LabelY("deviation of a").LogY(),
                Plot.Of("deviation over that of layer 1", [.. kept.Select(pair => new Line(pair.Key, [.. pair.Value.Activations.Select(a => a / pair.Value.Activations[0])]))]).LabelX("layer l").LogY(),
                Plot.Of("10 layers of N(0, 0.01²), tanh", Losses("as they are", vanishing), Losses("batch normalised", normalised)).LabelX("epoch").LabelY("loss"),
                Plot.Of("10 layers of N(0, 0.5²), relu, gradients clipped", Losses("loss", clipped)).LabelX("epoch").LabelY("loss").LogY(),
                Plot.Of("a weight that started as 0.5, trained", new Matrix(table.FeatureNames, [.. Enumerable.Range(1, 8).Select(j => $"h{j}")], [.. Hidden(constant).Span.ToArray().Select(v => Math.Round(v, 2))])),
            ])
            .With("Neurons in a row, a = w a, from a_1 = 1 and back from δ_101 = 1.", new(["w", "a_2", "a_6", "a_101", "δ_100", "δ_96", "δ_1"], [.. chain.Select(row => row.Row)]))
            .With("The standard deviation of ten hidden layers of 500 tanh, for 1000 inputs of N(0, 1); by N(0, 1), δ_1 explodes, by N(0, 0.01²), it vanishes.", new(
                ["layer", "lecture", "Xavier", "N(0, 0.01²)", "N(0, 1)", "δ, Xavier", "δ, N(0, 0.01²)", "δ, N(0, 1)"],
                [.. Printed.Select((printed, l) => Row($"{l + 1}", [printed, xavier.Activations[l], small.Activations[l], large.Activations[l], xavier.Gradients[l], small.Gradients[l], large.Gradients[l]]))]))
            .With("What ten layers leave of the deviation: of activations on the way there, of gradients on the way back. Glorot, 1 / fan_avg, is LeCun, 1 / fan_in, where layers are equally wide.", new(
                ["activation, weights", "a_10 / a_1", "δ_1 / δ_10"], [.. kept.Select(pair => Row(pair.Key, [pair.Value.Forward, pair.Value.Backward]))]))
            .With("Iris, learned by deep networks without and with a cure.", new(
                ["layers", "cure", "epochs", "accuracy", "fault"],
                [
                    Row("10 of N(0, 0.01²), tanh", "", vanishing), Row("10 of N(0, 0.01²), tanh", "batch normalisation", normalised),
                    Row("10 of N(0, 0.5²), relu", "", exploding), Row("10 of N(0, 0.5²), relu", "clipped gradients", clipped),
                ]))
            .Claim(
                Claim.Near("with w = 1.5, a_101", chain[0].Activation(Last), Math.Pow(1.5, 100), 1e-12),
                Claim.Near("with w = 1.5, δ_1", chain[0].Gradient(1), Math.Pow(1.5, 100), 1e-12))
            .Claim("with w = 0.5, a_101 and δ_1 are 2^-100", chain[1].Activation(Last) == Math.ScaleB(1, -100) && chain[1].Gradient(1) == Math.ScaleB(1, -100), Numerals.Readable.Of(chain[1].Gradient(1)))
            .Claim(
                Claim.AtMost("behind Xavier's weights, the greatest relative distance to a deviation of the lecture", Printed.Select((printed, l) => Math.Abs((xavier.Activations[l] / printed) - 1)).Largest(), 0.05),
                Claim.AtMost("behind N(0, 0.01²), the deviation of the last layer", small.Activations[^1], 1e-5),
                Claim.AtLeast("behind N(0, 1), the deviation of each layer of numbers from -1 to 1", large.Activations.Min(), 0.95),
                Claim.AtMost("behind N(0, 0.01²), what is left of the deviation of the gradient in the first layer", small.Backward, 1e-3),
                Claim.AtLeast("behind N(0, 1), the factor by which it has grown there", large.Backward, 1e3),
                Claim.AtLeast("relu and He: the deviation of the first layer beside that of the last, the smaller divided by the larger,", Kept(kept["relu, He"].Forward), 0.5),
                Claim.AtMost("relu and Glorot: the deviation of the last layer divided by that of the first", kept["relu, Glorot"].Forward, 0.1),
                Claim.AtLeast("selu and LeCun: the smaller of the two divided by the larger", Kept(kept["selu, LeCun"].Forward), 0.75),
                Claim.AtLeast("selu and He: the deviation of the last layer divided by that of the first", kept["selu, He"].Forward, 2),
                Claim.AtLeast("tanh and Glorot: what is left on the way, of the deviation of activations or of gradients, whichever is less,", Math.Min(kept["tanh, Glorot"].Forward, kept["tanh, Glorot"].Backward), 0.2))
            .Claim("weights that start as one constant: after training, all neurons of the layer are still equal, bit for bit", AreEqual(Hidden(constant)), $"{Distinct(Hidden(constant))} of 8 columns of the weight")
            .Claim("so eight of them can do no more than one: weights that are drawn come to less loss", drawn[^1].Train.Loss < constant[^1].Train.Loss, $"{Numerals.Readable.Of(drawn[^1].Train.Loss)} against {Numerals.Readable.Of(constant[^1].Train.Loss)}")
            .Claim(Claim.ShareAtLeast("batch normalised, the deep network's accuracy on iris", Accuracy(normalised), 0.8))
            .Claim(Claim.Near("without, its loss, log 3 where nothing is known but that there are three classes,", vanishing[^1].Train.Loss, Math.Log(3), 0.01))
            .Claim(Claim.ShareAtLeast("with clipped gradients, the accuracy", Accuracy(clipped), 0.75))
            .Claim("without, values get out of range", exploding[^1].Faults.Count > 0, string.Join(", ", exploding[^1].Faults.Select(fault => fault.What)));

    /// <summary>Activations with weights that are meant for them, and with others.</summary>
    private static ValueList<(string Name, Layer Activation, Initializer Weight)> Matches =>
    [
        ("relu, He", Relu, HeNormal), ("relu, Glorot", Relu, GlorotNormal),
        ("selu, LeCun", Selu, LeCunNormal), ("selu, He", Selu, HeNormal),
        ("tanh, Glorot", Tanh, GlorotNormal), ("tanh, He", Tanh, HeNormal),
    ];

    private Validation<NnError, ValueList<Epoch>> Trained(Layer layer, GradientTransform optimizer, Dataset data, int epochs) =>
        from model in layer.Build(data.FeatureShape)
        from run in (Minimise(SoftmaxCrossEntropy) with { Optimizer = optimizer, Batch = 30 }).Fit(model, data, Key)
        select ValueList.Of([.. run.Take(epochs)]);

    private static double Accuracy(ValueList<Epoch> epochs) => epochs[^1].Train.Accuracy.IfNone(0);

    /// <summary>A factor below 1, or the inverse of one above: 1 where all is kept.</summary>
    private static double Kept(double factor) => Math.Min(factor, 1 / factor);

    private static Tensor<double> Hidden(ValueList<Epoch> epochs) => epochs[^1].State.Parameters["dense1.weight"].To<double>();

    /// <summary>How many columns differ: a column has the weights of one neuron.</summary>
    private static int Distinct(Tensor<double> weight) =>
        Enumerable.Range(0, weight.Shape[1].Extent).Select(j => ValueList.Of([.. Enumerable.Range(0, weight.Shape[0].Extent).Select(i => weight[i, j])])).Distinct().Count();

    private static bool AreEqual(Tensor<double> weight) => Distinct(weight) == 1 && weight.Span.ToArray().Any(v => v != 0.5);

    private static Line Deviations(string name, Depth depth) => new(name, depth.Activations);

    private static Line Losses(string name, ValueList<Epoch> epochs) => new(name, [.. epochs.Select(epoch => epoch.Train.Loss)]);

    private static ValueList<string> Row(string name, ValueList<double> numbers) => [name, .. numbers.Select(Numerals.Readable.Of)];

    private static ValueList<string> Row(string weights, string cure, ValueList<Epoch> epochs) =>
        [weights, cure, $"{epochs.Count(epoch => epoch.IsWhole)}", Numerals.Percent(Accuracy(epochs)), string.Join(", ", epochs[^1].Faults.Select(fault => $"{fault.Where.Split(',')[0]}: {fault.What}"))];
}
