using System.ComponentModel.DataAnnotations;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// Binary cross-entropy of probabilities p and t, <c>-t log p - (1 - t) log (1 - p)</c> for each element, with logarithms of at least -100; see
/// <see cref="LogLossOp"/>. Where logits are at hand, <see cref="BinaryCrossEntropyLoss"/> is exact. Targets: numbers from 0 to 1 of the
/// shape of the predictions.
/// </summary>
/// <param name="Weight">A weight for each place on the last axis, or one for all; none are ones.</param>
/// <param name="Reduction">What becomes of the terms, one for each element.</param>
public sealed record ProbabilityBinaryCrossEntropyLoss([Range(0.0, double.MaxValue)] ValueList<double> Weight = default, Reduction Reduction = Reduction.Mean) : Loss(Reduction)
{
    /// <inheritdoc/>
    public override Distribution Distribution => Distribution.Bernoulli;

    /// <summary>Probabilities.</summary>
    public override (double Least, double Most) Range => (0, 1);

    /// <inheritdoc/>
    public override Either<ShapeError, TensorType> Target(TensorType prediction) => SameShape(prediction, Weight);

    /// <inheritdoc/>
    protected override Expr Terms(Expr prediction, Expr target) => Weighted(Weight, LogLoss(prediction, target));
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>Binary cross-entropy of probabilities, averaged over all elements.</summary>
    public static Loss ProbabilityBinaryCrossEntropy { get; } = new ProbabilityBinaryCrossEntropyLoss();

    /// <summary>The same, with weights along the last axis.</summary>
    public static Loss ProbabilityBinaryCrossEntropyOf(ValueList<double> weight) => new ProbabilityBinaryCrossEntropyLoss(weight);
}
