using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// With d = p - t: d²/(2 β) where |d| is below β, beyond it |d| - β/2 (Girshick, 2015): Huber's loss over β. Targets: real numbers of the shape of
/// the predictions.
/// </summary>
/// <param name="Beta">β, where the parabola ends; with 0 there is none.</param>
/// <param name="Reduction">What becomes of the terms, one for each element.</param>
public sealed record SmoothL1Loss([Range(0.0, double.MaxValue)] double Beta = 1, Reduction Reduction = Reduction.Mean) : Loss(Reduction)
{
    /// <inheritdoc/>
    protected override Expr Terms(Expr prediction, Expr target)
    {
        var difference = prediction - target;
        var near = Clamp(difference, -Beta, Beta);
        return Beta == 0 ? Abs(difference) : near / Beta * (difference - (0.5 * near));
    }
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>The absolute error, within <paramref name="beta"/> a parabola.</summary>
    public static Loss SmoothL1(double beta = 1) => new SmoothL1Loss(beta);
}
