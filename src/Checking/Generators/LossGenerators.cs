using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Losses;

namespace Functional.Nn.Checking;

/// <summary>Generators of losses.</summary>
public static class LossGenerators
{
    private static readonly Gen<double> Sizes = Gen.Elements(1, 0.5, 0.25, 2);

    private static readonly Gen<bool> Flags = Gen.Elements(true, false);

    /// <summary>Losses whose weights fit predictions with this extent on the last axis; 0 for losses without weights.</summary>
    public static Gen<Loss> Of(int classes) =>
        from loss in Gen.OneOf(Elementwise(classes), Elementwise(classes), Rowwise(classes))
        from reduction in Gen.Elements(Reduction.Mean, Reduction.Mean, Reduction.Sum, Reduction.None, Reduction.BatchMean)
        select loss with { Reduction = reduction };

    private static Gen<Loss> Elementwise(int classes) => Gen.OneOf(
        Gen.Elements(MeanSquaredError, MeanAbsoluteError, SoftMargin),
        Sizes.Select(Huber),
        Gen.OneOf(Sizes, Gen.Constant(0.0)).Select(SmoothL1),
        from weight in Weights(classes) from first in Weights(classes) select BinaryCrossEntropyOf(weight, first),
        Weights(classes).Select(ProbabilityBinaryCrossEntropyOf),
        Flags.Select(KlDivergence),
        Sizes.Select(HingeEmbedding),
        from logarithms in Flags from full in Flags from eps in Gen.Elements(1e-8, 0.25) select (Loss)new PoissonNllLoss(logarithms, full, eps),
        from gamma in Gen.Elements(2, 0, 0.5, 3) from alpha in Gen.Elements(0.25, 0, 1) select SigmoidFocal(gamma, alpha));

    private static Gen<Loss> Rowwise(int classes) => Gen.OneOf(
        from weight in Weights(classes) from part in Gen.Elements(0, 0.125, 1) from ignored in Ignored select SoftmaxCrossEntropyOf(weight, part, ignored),
        from weight in Weights(classes) from ignored in Ignored select NegativeLogLikelihoodOf(weight, ignored),
        from p in Gen.Choose(1, 2) from margin in Sizes from weight in Weights(classes) select MultiMargin(p, margin, weight),
        Weights(classes).Select(MultiLabelSoftMargin));

    private static Gen<int?> Ignored => Gen.Elements(null, 0, -100, (int?)null);

    private static Gen<ValueList<double>> Weights(int classes) => Gen.OneOf(
        Gen.Constant(default(ValueList<double>)),
        Gen.Elements(1, 0.5, 2, 0.75).ArrayOf(classes).Select(weights => ValueList.Of<double>(weights)));
}
