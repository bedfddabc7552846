namespace Functional.Nn.Lectures;

/// <summary>Lectures 001 and 003, "Gradient Descent", "Local vs Global Minima", "Gradient Descent Variations", "Effect of learning rate" and "Faster Optimizers": w ← w - λ dL/dw and all that was made of it.</summary>
public sealed record GradientDescent() : Example(
    "descent", [1, 2, 3], "Ways down",
    "Batch, mini-batch and stochastic descent on one data set; every optimiser in Rosenbrock's valley and at a saddle, on expressions by themselves; how a learning rate is found, and why one starts more than once.")
{
    private static readonly Expr X = Input("x", []), Y = Input("y", []);

    /// <summary>A curved valley with its bottom at (1, 1) (Rosenbrock, 1960).</summary>
    private static readonly Landscape Valley = new(Square(1.0 - X) + (100.0 * Square(Y - Square(X))), (-1.2, 1), [(1, 1)], new(-1.7, 1.7), new(-0.7, 1.9), [12, 40, 80, 140, 220, 350]);

    /// <summary>Level at (0, 0), where it rises to both sides and falls ahead, to (0, 1) and (0, -1).</summary>
    private static readonly Landscape Saddle = new(
        (0.5 * Square(X)) + (0.25 * Square(Square(Y))) - (0.5 * Square(Y)), (-1, 0.001), [(0, 1), (0, -1)], new(-1.3, 0.6), new(-1.4, 1.4), [-0.2, -0.1, 0, 0.1, 0.3, 0.6]);

    /// <summary>The optimisers of the lecture and some more, by what they adapt, each with a rate for the valley and one for the saddle.</summary>
    private static readonly ValueList<(string Adapts, string Name, GradientTransform Valley, GradientTransform Saddle)> Optimisers =
    [
        ("the gradient", "SGD", Sgd(0.0015), Sgd(0.1)),
        ("the gradient", "momentum", Momentum(0.001), Momentum(0.05)),
        ("the gradient", "Nesterov", Nesterov(0.001), Nesterov(0.05)),
        ("the rate", "Adagrad", Adagrad(1), Adagrad(0.1)),
        ("the rate", "RMSprop", RmsProp(0.005), RmsProp(0.01)),
        ("the rate", "Adadelta", Adadelta(Cosine(1, 6000), 0.99, 1e-5), Adadelta(1, 0.9, 1e-4)),
        ("the rate", "Rprop", Rprop(), Rprop()),
        ("both", "Adam", Adam(0.2), Adam(0.05)),
        ("both", "Nadam", Nadam(0.02), Nadam(0.05)),
        ("both", "AdaMax", Adamax(0.5), Adamax(0.05)),
        ("both", "AMSGrad", AmsGrad(0.2), AmsGrad(0.05)),
        ("both", "RAdam", Clip(1) >> RAdam(0.1), RAdam(0.05)),
        ("both", "AdamW", AdamW(0.1), AdamW(0.05)),
        ("the length, by search", "SGD, searched", Backtrack(Sgd(0.01)), Backtrack(Sgd(1))),
        ("the length, by search", "L-BFGS, searched", Backtrack(Lbfgs()), Backtrack(Lbfgs())),
    ];

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from batches in Batches.Compared(Key, effort.Of(30, 100))
        from valley in Optimisers.Select(optimiser => Valley.Way(optimiser.Name, optimiser.Valley, Key, 0.05, 8000)).Sequence()
        from saddle in Optimisers.Select(optimiser => Saddle.Way(optimiser.Name, optimiser.Saddle, Key, 0.05, 1000)).Sequence()
        let ridge = Saddle with { Start = (-1, 0) }
        from stuck in ridge.Way("SGD", Sgd(0.1), Key, 0.05, 1000)
        from noisy in ridge.Way("SGD with noise", Noise(0.01) >> Sgd(0.1), Key, 0.05, 1000)
        from rates in LearningRates.Found(Key, effort.Of(10, 40))
        from minima in Minima.Of(Key, effort.Of(12, 40))
        select Findings.Of([
                batches.Ways, batches.Losses, rates.Plot,
                .. valley.Index().GroupBy(way => Optimisers[way.Index].Adapts, way => way.Item).Select(alike => Valley.Picture($"adapted: {alike.Key}", [.. alike])),
                Saddle.Picture("leaving a saddle", [.. saddle.Where(way => way.Name is "SGD" or "momentum" or "RMSprop" or "Adam"), noisy]), minima.Plot,
            ])
            .With("Twelve observations, J of a straight line: batch, mini-batch and stochastic descent.", batches.Table)
            .With("Optimisers, by what they adapt, with the steps to the bottom of Rosenbrock's valley and from a saddle.", new(
                ["adapted", "optimiser", "in the valley", "steps", "at the saddle", "steps"],
                [.. Optimisers.Select((optimiser, i) => ValueList.Of(optimiser.Adapts, optimiser.Name, $"{optimiser.Valley}", $"{valley[i].Steps}", $"{optimiser.Saddle}", $"{saddle[i].Steps}"))]))
            .With($"Iris after {rates.Epochs} epochs, with the learning rate that the finder suggests, a hundredth and a hundred times of it.", rates.Table)
            .Claim(batches.Claims)
            .Claim("in Rosenbrock's valley every optimiser comes to (1, 1)", valley.All(way => way.IsThere), Told([.. valley]))
            .Claim("every optimiser leaves the saddle and comes to a minimum", saddle.All(way => way.IsThere), Told([.. saddle]))
            .Claim("from the ridge itself, plain descent ends at the saddle", Math.Abs(stuck.Points[^1].X) < 1e-6 && stuck.Points[^1].Y == 0, $"({Numerals.Readable.Of(stuck.Points[^1].X)}, 0)")
            .Claim("from there too, noise in the gradient finds the way down", noisy.IsThere, $"after {noisy.Steps} steps")
            .Claim(rates.Claims)
            .Claim(minima.Claims);

    private static string Told(ValueList<Way> ways) => $"{ways.Count(way => way.IsThere)} of {ways.Count}, after {ways.Min(way => way.Steps)} to {ways.Max(way => way.Steps)} steps";
}
