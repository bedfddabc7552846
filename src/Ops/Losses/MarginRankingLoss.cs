using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// max(0, margin - t (x1 - x2)) for each pair of scores, of which x1 should be ahead where the target t is 1, and x2 where it is -1; all of one
/// shape. At the kink the slope is that of the line.
/// </summary>
/// <param name="Margin">How far ahead is far enough.</param>
/// <param name="Reduction">What becomes of the terms, one for each pair.</param>
public sealed record MarginRankingLoss([Range(-double.MaxValue, double.MaxValue)] double Margin = 0, Reduction Reduction = Reduction.Mean) : PairLoss(Reduction)
{
    /// <inheritdoc/>
    protected override Expr Terms(Expr x1, Expr x2, Expr x3) => Clamp(Margin - (x3 * (x1 - x2)), min: 0);
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>Of two scores, of which the first should be ahead where the target is 1, the second where it is -1: by how much they miss that.</summary>
    public static PairLoss MarginRanking(double margin = 0) => new MarginRankingLoss(margin);
}
