using System.ComponentModel.DataAnnotations;
using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>
/// Binary cross-entropy of logits and probabilities, averaged over the last axis, whose classes may apply all at once: a term for each row. Targets:
/// numbers from 0 to 1 of the shape of the logits.
/// </summary>
/// <param name="Weight">A weight for each class; none are ones. What the average divides by is the number of classes.</param>
/// <param name="Reduction">What becomes of the terms, one for each row.</param>
public sealed record MultiLabelSoftMarginLoss([Range(0.0, double.MaxValue)] ValueList<double> Weight = default, Reduction Reduction = Reduction.Mean) : Loss(Reduction)
{
    /// <summary>From logits to probabilities.</summary>
    public override Layer Activation => Sigmoid;

    /// <summary>Logit 0, probability 1/2.</summary>
    public override double Threshold => 0;

    /// <summary>Probabilities.</summary>
    public override (double Least, double Most) Range => (0, 1);

    /// <inheritdoc/>
    public override Either<ShapeError, TensorType> Target(TensorType prediction) => prediction.Shape.Rank == 0
        ? new ShapeError(Term.HeadOf(GetType())) { Expected = "predictions with at least one axis", Found = $"{prediction}" }
        : SameShape(prediction, Weight);

    /// <inheritdoc/>
    protected override Expr Terms(Expr prediction, Expr target) => Mean(Weighted(Weight, BinaryCrossEntropyLoss.OfLogits(prediction, target, target)), Axes.Last);
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>Binary cross-entropy of logits and probabilities, averaged over classes, then over rows.</summary>
    public static Loss MultiLabelSoftMargin(ValueList<double> weight = default) => new MultiLabelSoftMarginLoss(weight);
}
