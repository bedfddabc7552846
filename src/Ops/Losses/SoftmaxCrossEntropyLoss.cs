using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>
/// Cross-entropy of logits z over the last axis, <c>-Σᵢ wᵢ tᵢ log softmax(z)ᵢ</c> for each row. Targets: a class for each row, an index; or
/// probabilities of the shape of the logits. With classes, a mean divides by the sum of their weights; with probabilities, by the
/// number of rows.
/// </summary>
/// <param name="Weight">A weight for each class; none are ones.</param>
/// <param name="LabelSmoothing">The part of each target that is spread evenly over all classes (Szegedy et al., 2016).</param>
/// <param name="IgnoreIndex">A target, a class or any other number, whose rows have loss 0 and do not count.</param>
/// <param name="Reduction">What becomes of the terms, one for each row.</param>
public sealed record SoftmaxCrossEntropyLoss(
    [Range(0.0, double.MaxValue)] ValueList<double> Weight = default, [Range(0.0, 1.0)] double LabelSmoothing = 0, int? IgnoreIndex = null, Reduction Reduction = Reduction.Mean)
    : LikelihoodLoss(Weight, IgnoreIndex, Reduction)
{
    /// <summary>From logits to probabilities.</summary>
    public override Layer Activation => Softmax;

    /// <summary>Probabilities.</summary>
    public override (double Least, double Most) Range => (0, 1);

    /// <inheritdoc/>
    protected override bool Accepts(TensorType prediction, TensorType target) => target == prediction;

    /// <inheritdoc/>
    protected override Expr Terms(Expr prediction, Expr target) => Entropy(prediction | LogSoftmax, target, LabelSmoothing);
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>Cross-entropy of logits over the last axis, and classes or probabilities, averaged over rows.</summary>
    public static Loss SoftmaxCrossEntropy { get; } = new SoftmaxCrossEntropyLoss();

    /// <summary>The same, with a weight for each class, a part of each target that is spread over all classes, and a target that does not count.</summary>
    public static Loss SoftmaxCrossEntropyOf(ValueList<double> weight = default, double labelSmoothing = 0, int? ignoreIndex = null) =>
        new SoftmaxCrossEntropyLoss(weight, labelSmoothing, ignoreIndex);
}
