using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// The negative log-likelihood of targets whose distribution is normal with means and variances that are predicted (Nix and Weigend,
/// 1994): <c>(log v + (p - t)² / v) / 2</c> for each element of means p and targets t of one shape, with variances v of at least <c>Eps</c>,
/// through which gradients pass all the same. Variances broadcast: there may be one for each row, or for all.
/// </summary>
/// <param name="Full">Whether log(2 π) / 2 is added.</param>
/// <param name="Eps">The least variance.</param>
/// <param name="Reduction">What becomes of the terms, one for each element.</param>
public sealed record GaussianNllLoss(bool Full = false, [Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Eps = 1e-6, Reduction Reduction = Reduction.Mean) : PairLoss(Reduction)
{
    /// <inheritdoc/>
    protected override Expr Terms(Expr x1, Expr x2, Expr x3)
    {
        var variance = LowerBound(x3, Eps);
        var terms = 0.5 * (Log(variance) + (Square(x1 - x2) / variance));
        return Full ? terms + (0.5 * Math.Log(2 * Math.PI)) : terms;
    }

    /// <inheritdoc/>
    protected override ShapeError? Misfit(TensorType x, TensorType x3) => x3.Kind is Kind.Real && x3.Shape.BroadcastsTo(x.Shape) ? null : Unlike($"variances that broadcast to predictions {x}", x3) with { Hint = "" };
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>Of means, targets and variances: the negative log-likelihood of a normal distribution.</summary>
    public static PairLoss GaussianNll(bool full = false, double eps = 1e-6) => new GaussianNllLoss(full, eps);
}
