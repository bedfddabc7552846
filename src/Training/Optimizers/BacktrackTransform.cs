using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Training;

/// <summary>
/// A line search along the update u of another transformation, for gradients of the whole data (Armijo, 1966): of the lengths t = 1, shrink, shrink², ... the first for which the loss falls to
/// <c>L(p - t u) ≤ L(p) - share · t · g·u</c>, or none where no trial will do; where u does not lead down, to L(p). So the loss never rises. Each step computes the loss once more for each trial. What stands before
/// it and changes gradients, as weight decay, is not in the loss: it belongs into the other.
/// </summary>
/// <param name="Of">The other.</param>
/// <param name="Shrink">The factor from one length to the next.</param>
/// <param name="Trials">How many lengths.</param>
/// <param name="Share">How much of the fall that the slope promises is enough.</param>
public sealed record BacktrackTransform(
    GradientTransform Of,
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)] double Shrink = 0.5,
    [Range(1, 1000)] int Trials = 10,
    [Range(0.0, 1.0, MaximumIsExclusive = true)] double Share = 1e-4) : GradientTransform
{
    /// <inheritdoc/>
    public override Transformed Apply(ValueList<Learned> gradients, Expr step, string place) =>
        throw new ShapeException(new ShapeError(Term.HeadOf(GetType())) { Expected = "a loss of each step to look at", Found = "gradients of several", Hint = "It stands in a chain, not in accumulate." });

    /// <inheritdoc/>
    public override Transformed Apply(Objective objective, ValueList<Learned> gradients, Expr step, string place)
    {
        var inner = Of.Apply(objective, gradients, step, $"{(place is "" ? Term.HeadOf(GetType()) : place)}.of");
        var lengths = Expr.Constant(Tensor.Generate([Trials], i => Math.Pow(Shrink, i)));
        var losses = Scan([], [lengths], (_, t) => ([], [objective.At(inner.Updates.Select(u => (u.Parameter, u.Parameter - (t[0] * u.Update))))])).Outputs[0];
        var slope = Maximum(0.0, gradients.Zip(inner.Updates, (g, u) => Sum(g.Update * u.Update)).Aggregate((Expr)0.0, (sum, x) => sum + x));
        var length = Max(Where(LessOrEqual(losses, objective.Loss - (Share * slope * lengths)), lengths, 0));
        return inner with { Updates = [.. inner.Updates.Select(u => u with { Update = length * u.Update })] };
    }
}

/// <summary>The vocabulary of optimisers.</summary>
public static partial class Optimizers
{
    /// <summary>A line search along the update of another transformation: the loss never rises.</summary>
    public static GradientTransform Backtrack(GradientTransform of, double shrink = 0.5, int trials = 10, double share = 1e-4) => new BacktrackTransform(of, shrink, trials, share);
}
