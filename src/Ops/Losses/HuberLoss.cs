using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// With d = p - t: d²/2 where |d| is below δ, beyond it δ (|d| - δ/2) (Huber, 1964). Computed as c (d - c/2), where c is d, but at least -δ and at
/// most δ. Targets: real numbers of the shape of the predictions.
/// </summary>
/// <param name="Delta">δ, where the parabola ends.</param>
/// <param name="Reduction">What becomes of the terms, one for each element.</param>
public sealed record HuberLoss([Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Delta = 1, Reduction Reduction = Reduction.Mean) : Loss(Reduction)
{
    /// <inheritdoc/>
    protected override Expr Terms(Expr prediction, Expr target)
    {
        var difference = prediction - target;
        var near = Clamp(difference, -Delta, Delta);
        return near * (difference - (0.5 * near));
    }
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>Half the squared error, beyond <paramref name="delta"/> a line.</summary>
    public static Loss Huber(double delta = 1) => new HuberLoss(delta);
}
