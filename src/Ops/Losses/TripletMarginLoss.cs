using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// max(0, margin + d(anchor, positive) - d(anchor, negative)) for each row, with <see cref="PairwiseDistance"/> d over the last axis: of anchors,
/// of rows that should be near to them, and of rows that should be far, all of one shape. At the kink the slope is that of the line.
/// </summary>
/// <param name="Margin">How much farther is far enough.</param>
/// <param name="P">The power of the distance.</param>
/// <param name="Eps">What is added to each difference.</param>
/// <param name="Swap">Whether the distance of the positive from the negative counts where it is smaller than that of the anchor (Balntas et al., 2016).</param>
/// <param name="Reduction">What becomes of the terms, one for each row.</param>
public sealed record TripletMarginLoss(
    [Range(-double.MaxValue, double.MaxValue)] double Margin = 1,
    [Range(0.0, double.PositiveInfinity, MinimumIsExclusive = true)] double P = 2,
    [Range(0.0, double.MaxValue)] double Eps = 1e-6,
    bool Swap = false,
    Reduction Reduction = Reduction.Mean) : PairLoss(Reduction)
{
    /// <inheritdoc/>
    protected override Expr Terms(Expr x1, Expr x2, Expr x3)
    {
        var far = PairwiseDistance(x1, x3, P, Eps);
        return Clamp(Margin + PairwiseDistance(x1, x2, P, Eps) - (Swap ? Minimum(far, PairwiseDistance(x2, x3, P, Eps)) : far), min: 0);
    }
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>Of anchors, rows that should be near to them, and rows that should be far: by how much they miss that.</summary>
    public static PairLoss TripletMargin(double margin = 1, double p = 2, double eps = 1e-6, bool swap = false) => new TripletMarginLoss(margin, p, eps, swap);
}
