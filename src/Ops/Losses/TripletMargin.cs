using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>
    /// max(0, margin + d(anchor, positive) - d(anchor, negative)) for each row, with <see cref="PairwiseDistance"/> d over the last axis. At the
    /// kink the slope is that of the line.
    /// </summary>
    /// <param name="anchor">Rows.</param>
    /// <param name="positive">Rows that should be near to the anchors, of the same shape.</param>
    /// <param name="negative">Rows that should be far from the anchors, of the same shape.</param>
    /// <param name="margin">How much farther is far enough.</param>
    /// <param name="p">The power of the distance, above 0.</param>
    /// <param name="eps">What is added to each difference.</param>
    /// <param name="swap">Whether the distance of the positive from the negative counts where it is smaller than that of the anchor (Balntas et al., 2016).</param>
    /// <param name="reduction">What becomes of the terms, one for each row.</param>
    public static Expr TripletMargin(Expr anchor, Expr positive, Expr negative, double margin = 1, double p = 2, double eps = 1e-6, bool swap = false, Reduction reduction = Reduction.Mean)
    {
        Alike("triplet-margin", anchor, positive, negative);
        var far = PairwiseDistance(anchor, negative, p, eps);
        return reduction.Of(Clamp(margin + PairwiseDistance(anchor, positive, p, eps) - (swap ? Minimum(far, PairwiseDistance(positive, negative, p, eps)) : far), min: 0));
    }
}
