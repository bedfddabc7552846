using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>
/// Makes the updates smaller, by one more factor, each time that a metric has not got better for too long: the loss on the validation data after each epoch, or on the training data
/// where there is none. It stands behind an optimiser.
/// </summary>
/// <param name="Factor">By what updates are multiplied then.</param>
/// <param name="Patience">How many metrics in a row may be no better.</param>
/// <param name="Threshold">How much better than the best is better.</param>
/// <param name="Absolute">Whether the threshold is a difference, and not a share of the best.</param>
/// <param name="Greatest">Whether greater is better.</param>
/// <param name="Cooldown">How many metrics are not counted after updates became smaller.</param>
/// <param name="Least">What the factors together never fall below.</param>
/// <param name="Epsilon">What is too small a change of them to be made.</param>
public sealed record ReduceOnPlateauTransform(
    [Range(0.0, 1.0, MaximumIsExclusive = true)] double Factor = 0.1,
    [Range(0, int.MaxValue)] int Patience = 10,
    [Range(0.0, double.MaxValue)] double Threshold = 1e-4,
    bool Absolute = false,
    bool Greatest = false,
    [Range(0, int.MaxValue)] int Cooldown = 0,
    [Range(0.0, 1.0)] double Least = 0,
    [Range(0.0, double.MaxValue)] double Epsilon = 1e-8) : GradientTransform
{
    /// <inheritdoc/>
    public override Transformed Apply(ValueList<Learned> gradients, Expr step, string place)
    {
        var (metric, count) = (new SlotOp(State.Metric, Shape.Scalar, 0).Apply(), new SlotOp(State.Metrics, Shape.Scalar, 0).Apply());
        var (scale, best, seen, bad, wait) = (Slot("scale", 1), Slot("best"), Slot("seen"), Slot("bad"), Slot("wait"));
        var isBetter = Where(Equal(seen, 0), 1, IsBetter(metric, best));
        var isCooling = Greater(wait, 0);
        var counted = Where(isCooling, 0, Where(isBetter, 0, bad + 1.0));
        var isLong = Greater(counted, Patience);
        var lower = Maximum(scale * Factor, Least);
        var nextScale = New(scale, Where(isLong, Where(Greater(scale - lower, Epsilon), lower, scale), scale));
        return new(
            [.. gradients.Select(g => g with { Update = g.Update * nextScale })],
            [
                new(metric, metric),
                new(count, count),
                new(scale, nextScale),
                new(best, New(best, Where(isBetter, metric, best))),
                new(seen, count),
                new(bad, New(bad, Where(isLong, 0, counted))),
                new(wait, New(wait, Where(isLong, Cooldown, Maximum(wait - 1.0, 0)))),
            ]);

        Expr Slot(string role, double initial = 0) => new SlotOp($"{(place is "" ? Term.HeadOf(GetType()) : place)}.{role}", Shape.Scalar, initial).Apply();

        Expr New(Expr before, Expr after) => Where(Greater(count, seen), after, before);
    }

    private Expr IsBetter(Expr metric, Expr best) => (Greatest, Absolute) switch
    {
        (false, false) => Less(metric, best * (1 - Threshold)),
        (false, true) => Less(metric, best - Threshold),
        (true, false) => Greater(metric, best * (1 + Threshold)),
        (true, true) => Greater(metric, best + Threshold),
    };
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>Makes the updates smaller each time that a metric has not got better for too long.</summary>
    public static GradientTransform ReduceOnPlateau(double factor = 0.1, int patience = 10, double threshold = 1e-4, bool absolute = false, bool greatest = false, int cooldown = 0, double least = 0, double epsilon = 1e-8) =>
        new ReduceOnPlateauTransform(factor, patience, threshold, absolute, greatest, cooldown, least, epsilon);
}
