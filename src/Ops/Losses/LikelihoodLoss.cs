using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// The family of negative log-likelihoods of classes. With weights of classes the terms of a mean count by the weight of their class: it
/// divides by the sum of these.
/// </summary>
/// <param name="Weight">A weight for each class; none are ones.</param>
/// <param name="IgnoreIndex">A target, a class or any other number, whose rows have loss 0 and do not count.</param>
/// <param name="Reduction">What becomes of the terms, one for each row.</param>
public abstract record LikelihoodLoss(ValueList<double> Weight, int? IgnoreIndex, Reduction Reduction) : ClassLoss(Weight, Reduction)
{
    /// <summary><c>-Σᵢ wᵢ qᵢ log pᵢ</c> for each row, with q = 1 for the class, or the probabilities, of which a part is spread over all classes.</summary>
    private protected Expr Entropy(Expr logarithms, Expr target, double smoothing)
    {
        var sharp = target.Kind is Kind.Index ? Chosen(logarithms, target) : target;
        var classes = logarithms.Shape[^1].Extent;
        var smooth = smoothing == 0 || classes == 0 ? sharp : ((1 - smoothing) * sharp) + (smoothing / classes);
        var terms = -Sum(Weigh(Weighted(Weight, smooth), logarithms), Axes.Last);
        return target.Kind is Kind.Index && IgnoreIndex is not null ? Where(Sum(sharp, Axes.Last), terms, 0) : terms;
    }

    /// <inheritdoc/>
    protected override Expr Total(Expr prediction, Expr target, Expr terms) => target.Kind is Kind.Index && (Weight.Count > 0 || IgnoreIndex is not null)
        ? Sum(Weighted(Weight, Chosen(prediction, target)))
        : base.Total(prediction, target, terms);

    private Expr Chosen(Expr prediction, Expr target) => OneHot(target, prediction.Shape[^1].Extent, IgnoreIndex);
}
