using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>
/// What several predictions for the same examples say together, of draws with dropout or of members of an ensemble: each counts as much as any other. Those of parts add up
/// (Chan, Golub and LeVeque, 1979), so memory does not grow with their number.
/// </summary>
public sealed record Predictive
{
    private readonly Tensor<double> squares;
    private readonly Option<Tensor<double>> uncertain;

    private Predictive(Loss loss, int count, Tensor<double> mean, Tensor<double> squares, Option<Tensor<double>> uncertain) =>
        (Loss, Count, Mean, this.squares, this.uncertain) = (loss, count, mean, squares, uncertain);

    /// <summary>What says how outputs are read.</summary>
    public Loss Loss { get; }

    /// <summary>How many predictions.</summary>
    public int Count { get; }

    /// <summary>Their mean, of the shape of the model's outputs: of probabilities where the loss gives some, else of numbers.</summary>
    public Tensor<double> Mean { get; }

    /// <summary>Their standard deviation, that of just these predictions (divided by their number), in the unit of <see cref="Mean"/>.</summary>
    public Tensor<double> Deviation => squares.Map(sum => Math.Sqrt(sum / Count));

    /// <summary>For each example the entropy of the mean probabilities, in nats: all that is uncertain. None where predictions are no probabilities.</summary>
    public Option<Tensor<double>> Entropy => uncertain.Map(_ => Training.Entropy.Of(Mean, Loss.Distribution));

    /// <summary>For each example how much of <see cref="Entropy"/> is that the predictions differ, in nats (BALD: Houlsby et al., 2011): the entropy of their mean without the mean of their
    /// entropies, 0 or more. None where predictions are no probabilities.</summary>
    public Option<Tensor<double>> MutualInformation => from all in Entropy from own in uncertain select Combined(all, own, (a, b) => Math.Max(0, a - b));

    /// <summary>One prediction, which does not differ from itself.</summary>
    /// <param name="loss">What says how outputs are read.</param>
    /// <param name="prediction">Outputs after the loss's <see cref="Loss.Activation"/>, one row for each example.</param>
    public static Predictive Of(Loss loss, Tensor prediction)
    {
        var mean = prediction.To<double>();
        return new(loss, 1, mean, mean.Map(_ => 0.0), loss.Distribution is Distribution.None ? Option<Tensor<double>>.None : Training.Entropy.Of(mean, loss.Distribution));
    }

    /// <summary>Both together. Throws <see cref="ShapeException"/> where they are of other shapes or losses.</summary>
    public static Predictive operator +(Predictive left, Predictive right)
    {
        if (left.Mean.Shape != right.Mean.Shape || left.Loss != right.Loss)
            throw new ShapeException(new ShapeError("predictions together") { Expected = $"{left.Mean.Shape} of {left.Loss}", Found = $"{right.Mean.Shape} of {right.Loss}" });
        var count = left.Count + right.Count;
        var share = (double)right.Count / count;
        return new(
            left.Loss,
            count,
            Mixed(left.Mean, right.Mean),
            Combined(Combined(left.squares, right.squares, (a, b) => a + b), Combined(left.Mean, right.Mean, (a, b) => (b - a) * (b - a)), (within, between) => within + (left.Count * share * between)),
            from a in left.uncertain from b in right.uncertain select Mixed(a, b));

        Tensor<double> Mixed(Tensor<double> own, Tensor<double> other) => Combined(own, other, (a, b) => a + (share * (b - a)));
    }

    /// <summary>The sum of the predictions numbered <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1; or the errors of the first that has some.</summary>
    internal static Validation<NnError, Predictive> Sum(Loss loss, int first, int count, Func<int, Validation<NnError, Tensor>> prediction) =>
        Enumerable.Range(first + 1, count - 1)
            .Aggregate(At(loss, first, prediction), (sum, number) => sum.Bind(before => At(loss, number, prediction).Map(next => before + next)));

    private static Validation<NnError, Predictive> At(Loss loss, int number, Func<int, Validation<NnError, Tensor>> prediction) =>
        from made in prediction(number)
        from finite in made.Narrow<double>("predictions", [])
        select Of(loss, finite);

    private static Tensor<double> Combined(Tensor<double> left, Tensor<double> right, Func<double, double, double> f) =>
        Tensor.Generate(left.Shape, i => f(left.Span[i], right.Span[i]));
}
