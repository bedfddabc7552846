namespace Functional.Nn.Lectures;

/// <summary>Lecture 003, "Multilayer Perceptron", "Decision Boundary" and "Deep Vs. Wide": what hidden layers are for.</summary>
public sealed record Mlp() : Example(
    "mlp", [3], "Multilayer perceptrons",
    "Without activations between them, two layers are one: a straight line. With them, a network learns XOR, moons and spirals; and of two networks with as many parameters, the deep one gets farther than the wide one.")
{
    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from collapse in Collapse(Key)
        from xor in Clouds.Xor(80, 0.1, Key)
        from moons in Clouds.Moons(200, 0.1, Key)
        from spirals in Clouds.Spirals(300, 1.25, 0.02, Key)
        from line in Learned("XOR", "one layer", Dense(2), xor, 40)
        from lines in Learned("XOR", "two layers, no activation", Dense(4) >> Dense(2), xor, 40)
        from corners in Learned("XOR", "hidden layer", Dense(4) >> Tanh >> Dense(2), xor, effort.Of(60, 200))
        from flat in Learned("moons", "one layer", Dense(2), moons, 40)
        from crescents in Learned("moons", "hidden layer", Dense(16) >> Tanh >> Dense(2), moons, effort.Of(60, 200))
        from deep in Learned("spirals", "3 hidden layers of 16", Repeat(3, Dense(16) >> Tanh) >> Dense(2), spirals, effort.Of(100, 300))
        from wide in Learned("spirals", "1 hidden layer of 125", Dense(125) >> Tanh >> Dense(2), spirals, effort.Of(100, 300))
        from before in deep.Regions("spirals, before training", 0)
        from during in deep.Regions("spirals, after 20 epochs", 20)
        from after in deep.Regions("spirals, after training")
        from one in corners.Regions("XOR")
        from two in crescents.Regions("moons")
        let all = new[] { line, lines, corners, flat, crescents, deep, wide }
        select Findings.Of([one, two, Plot.Of("spirals: deep and wide", deep.Curve, wide.Curve).LabelX("epoch").LabelY("accuracy").CoverY(0.5, 1).Sized(340, 400), before, during, after])
            .With("Two linear layers and the one that they are, for the same inputs.", collapse.Table)
            .With("What networks learn.", new(["data", "network", "parameters", "epochs", "training loss", "training accuracy"], [.. all.Select(learned => learned.Row)]))
            .Claim(
                Claim.AtMost("with W = W1 W2 and b = b1 W2 + b2, the greatest difference between two linear layers and one", collapse.Difference, 1e-12),
                Claim.AtMost("on XOR, one layer's training accuracy", line.Accuracy, 0.8),
                Claim.AtMost("on XOR, the training accuracy of two layers without activation", lines.Accuracy, 0.8),
                Claim.ShareAtLeast("on XOR, a hidden layer's training accuracy", corners.Accuracy, 0.98),
                Claim.AtMost("on moons, one layer's training accuracy", flat.Accuracy, 0.94),
                Claim.ShareAtLeast("on moons, a hidden layer's training accuracy", crescents.Accuracy, 0.97),
                Claim.ShareAtLeast("on spirals, a deep network's training accuracy", deep.Accuracy, 0.95),
                Claim.Near("the parameters of the wide network over those of the deep one", (double)wide.Fitted.Model.ParameterCount / deep.Fitted.Model.ParameterCount, 1, 0.01))
            .Claim("with as many parameters, the deep network has less than half the loss on spirals", deep.Loss < wide.Loss / 2, $"{Numerals.Readable.Of(deep.Loss)}, {Numerals.Readable.Of(wide.Loss)}");

    private Validation<NnError, Trained> Learned(string data, string network, Layer layer, Dataset examples, int epochs) =>
        from model in layer.Build([2])
        from run in (Minimise(SoftmaxCrossEntropy) with { Optimizer = Adam(0.02), Batch = 20 }).Run<float>(model, examples, Key)
        from fitted in run.Train(epochs)
        select new Trained(data, network, run, fitted);

    /// <summary>O = (X W1 + b1) W2 + b2 and O = X W + b.</summary>
    private static Validation<NnError, (Table Table, double Difference)> Collapse(Key key) =>
        from two in (Dense(5, offset: Normal(1)) >> Dense(3, offset: Normal(1))).Build([4])
        from one in Dense(3).Build([4])
        let parameters = two.Initial<double>(key)
        let w = two.Parameters.Select(parameter => parameter.Apply()).ToArray()
        let x = Normal(1).Draw<double>(key.Fold("x"), [6, 4], default)
        from weight in MatMul(w[0], w[2]).Evaluate<double>(parameters)
        from bias in (MatMul(Functions.Reshape(w[1], [1, 5]), w[2]) + w[3]).Evaluate<double>(parameters)
        from o in two.Predict<double>(parameters, x)
        from o1 in one.Predict<double>(Env.Of(("dense1.weight", weight), ("dense1.bias", bias.Reshape([3]))), x)
        select (
            new Table(
                ["o1, two layers", "o1, one layer", "o2, two", "o2, one"],
                [.. Enumerable.Range(0, 3).Select(i => ValueList.Of([.. new[] { o[i, 0], o1[i, 0], o[i, 1], o1[i, 1] }.Select(new Numerals(12).Of)]))]),
            Numbers.Distance(o, o1));
}
