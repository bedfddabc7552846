using System.Collections.Immutable;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Losses =>
    [
        Two("mse", _ => MeanSquaredError),
        Two("l1", _ => MeanAbsoluteError),
        Two("smooth_l1", c => SmoothL1(c.Number("beta"))),
        Two("huber", c => Huber(c.Number("delta"))),
        Two("bce", _ => ProbabilityBinaryCrossEntropy, Weight),
        One("bce_with_logits", OfLogits),
        Classes("cross_entropy", c => SoftmaxCrossEntropyOf(Weights(c, "weight"), c.Number("label_smoothing", 0), Ignored(c))),
        Classes("cross_entropy_probs", c => SoftmaxCrossEntropyOf(Weights(c, "weight"), c.Number("label_smoothing", 0))),
        Classes("nll", c => NegativeLogLikelihoodOf(Weights(c, "weight"), Ignored(c))),
        Two("kl_div", c => KlDivergence(c.Flag("log_target"))),
        Two("hinge_embedding", c => HingeEmbedding(c.Number("margin"))),
        Two("soft_margin", _ => SoftMargin),
        Classes("multi_margin", c => MultiMargin(c.Int("p"), c.Number("margin"), Weights(c, "weight"))),
        Two("multilabel_soft_margin", c => MultiLabelSoftMargin(Weights(c, "weight"))),
        Two("poisson_nll", c => PoissonNll(c.Flag("log_input"), c.Flag("full"))),
        One("sigmoid_focal", c => Focal(c, c.Number("alpha", -1))),
        One("gaussian_nll", c => new GaussianNllLoss(c.Flag("full"), c.Number("eps"), Reduced(c)).Of(c["input"], c["target"], OfRows(c["var"], c["input"]))),
        One("margin_ranking", c => new MarginRankingLoss(c.Number("margin"), Reduced(c)).Of(c["input1"], c["input2"], c["target"])),
        One("cosine_embedding", c => new CosineEmbeddingLoss(c.Number("margin"), Reduced(c)).Of(c["input1"], c["input2"], c["target"])),
        One("triplet_margin", c => new TripletMarginLoss(c.Number("margin"), c.Number("p"), Swap: c.Flag("swap"), Reduction: Reduced(c)).Of(c["anchor"], c["positive"], c["negative"])),
        One("cosine_similarity", c => CosineSimilarity(c["x1"], c["x2"], c.Int("axis"), c.Number("eps"))),
        One("pairwise_distance", c => PairwiseDistance(c["x1"], c["x2"], c.Number("p"), c.Number("eps"), c.Flag("keepdim"))),
    ];

    private static (string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs) Two(string op, Func<ReferenceCase, Loss> loss, Func<ReferenceCase, Expr?>? weight = null) =>
        One(op, c => (loss(c) with { Reduction = Reduced(c) }).Of(c["input"], c["target"], weight?.Invoke(c)));

    /// <summary>A loss of classes, which the reference counts on axis 1.</summary>
    private static (string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs) Classes(string op, Func<ReferenceCase, Loss> loss) =>
        One(op, c => (loss(c) with { Reduction = Reduced(c) }).Of(ClassesLast(c["input"]), c["target"] is { Kind: Kind.Real } shares ? ClassesLast(shares) : c["target"]));

    /// <summary>Weights of class 1 are on the last axis; of another shape, the loss is that of its parts: what they add is t softplus(-z), the loss of 1, so many times.</summary>
    private static Expr OfLogits(ReferenceCase c)
    {
        var (z, t, weight) = (c["input"], c["target"], Weight(c));
        if (!c.Has("pos_weight") || c.Inputs["pos_weight"].Shape.Rank <= 1)
            return (BinaryCrossEntropyOf(posWeight: Weights(c, "pos_weight")) with { Reduction = Reduced(c) }).Of(z, t, weight);
        var each = BinaryCrossEntropy with { Reduction = Reduction.None };
        var terms = each.Of(z, t) + ((c["pos_weight"] - 1.0) * t * each.Of(z, Expr.Fill(t.Shape, 1)));
        return Reduced(c) is var reduction && (weight is null ? terms : terms * weight) is var weighted && reduction is Reduction.None ? weighted
            : reduction is Reduction.Sum ? Sum(weighted) : Mean(weighted);
    }

    /// <summary>Without an α, or with one below 0, both classes weigh 1 and not 1/2.</summary>
    private static Expr Focal(ReferenceCase c, double alpha) => alpha < 0
        ? 2 * Focal(c, 0.5)
        : (SigmoidFocal(c.Number("gamma"), alpha) with { Reduction = Reduced(c) }).Of(c["input"], c["target"]);

    /// <summary>Variances with an axis less are one for each row.</summary>
    private static Expr OfRows(Expr variance, Expr input) => input.Shape.Rank > 0 && variance.Shape == input.Shape[..^1] ? Unsqueeze(variance, -1) : variance;

    private static Expr ClassesLast(Expr x) => x.Shape.Rank <= 2 ? x : Transpose(x, Axes.Of([0, .. Enumerable.Range(2, x.Shape.Rank - 2), 1]));

    private static Reduction Reduced(ReferenceCase c) => Enum.Parse<Reduction>(c.Text("reduction"), ignoreCase: true);

    private static Expr? Weight(ReferenceCase c) => c.Has("weight") ? c["weight"] : null;

    private static ValueList<double> Weights(ReferenceCase c, string name) => c.Has(name) ? ValueList.Of<double>(c.Tensor(name).To<double>().Span) : default;

    private static int Ignored(ReferenceCase c) => (int)c.Number("ignore_index", -100);
}
