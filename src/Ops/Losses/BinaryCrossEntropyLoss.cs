using System.ComponentModel.DataAnnotations;
using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>
/// Binary cross-entropy of logits z and probabilities t, <c>-t log σ(z) - (1 - t) log (1 - σ(z))</c> for each element, computed as
/// <c>t softplus(-z) + (1 - t) softplus(z)</c>, which is exact in both tails. Targets: numbers from 0 to 1 of the shape of the logits.
/// </summary>
/// <param name="Weight">A weight for each place on the last axis, or one for all; none are ones.</param>
/// <param name="PosWeight">The weights of t softplus(-z) alone: above 1 for more recall, below for more precision.</param>
/// <param name="Reduction">What becomes of the terms, one for each element.</param>
public sealed record BinaryCrossEntropyLoss(
    [Range(0.0, double.MaxValue)] ValueList<double> Weight = default, [Range(0.0, double.MaxValue)] ValueList<double> PosWeight = default, Reduction Reduction = Reduction.Mean)
    : Loss(Reduction)
{
    /// <summary>From logits to probabilities.</summary>
    public override Layer Activation => Sigmoid;

    /// <summary>Logit 0, probability 1/2.</summary>
    public override double Threshold => 0;

    /// <summary>Probabilities.</summary>
    public override (double Least, double Most) Range => (0, 1);

    /// <inheritdoc/>
    public override Either<ShapeError, TensorType> Target(TensorType prediction) => SameShape(prediction, Weight, PosWeight);

    /// <inheritdoc/>
    protected override Expr Terms(Expr prediction, Expr target) => Weighted(Weight, OfLogits(prediction, Weighted(PosWeight, target), target));

    /// <summary>The function of logits and probabilities, of which the first are for class 1.</summary>
    internal static Expr OfLogits(Expr logits, Expr first, Expr target) => Weigh(first, -logits | Softplus) + Weigh(1.0 - target, logits | Softplus);
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>Binary cross-entropy of logits and probabilities, averaged over all elements.</summary>
    public static Loss BinaryCrossEntropy { get; } = new BinaryCrossEntropyLoss();

    /// <summary>The same, with weights along the last axis, for all terms and for those of class 1.</summary>
    public static Loss BinaryCrossEntropyOf(ValueList<double> weight = default, ValueList<double> posWeight = default) => new BinaryCrossEntropyLoss(weight, posWeight);
}
