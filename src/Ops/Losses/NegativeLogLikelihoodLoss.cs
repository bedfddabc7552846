using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>
/// <c>-w log p</c> at the class of each row, of logarithms of probabilities over the last axis, such as log-softmax gives. Targets: a class for
/// each row, an index. A mean divides by the sum of their weights.
/// </summary>
/// <param name="Weight">A weight for each class; none are ones.</param>
/// <param name="IgnoreIndex">A target, a class or any other number, whose rows have loss 0 and do not count.</param>
/// <param name="Reduction">What becomes of the terms, one for each row.</param>
public sealed record NegativeLogLikelihoodLoss([Range(0.0, double.MaxValue)] ValueList<double> Weight = default, int? IgnoreIndex = null, Reduction Reduction = Reduction.Mean)
    : LikelihoodLoss(Weight, IgnoreIndex, Reduction)
{
    /// <summary>From logarithms to probabilities.</summary>
    public override Layer Activation => new OpLayer(new ExpOp());

    /// <inheritdoc/>
    public override Distribution Distribution => Distribution.Categorical;

    /// <inheritdoc/>
    protected override Expr Terms(Expr prediction, Expr target) => Entropy(prediction, target, 0);
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>-log p at the class of each row, of logarithms of probabilities, averaged over rows.</summary>
    public static Loss NegativeLogLikelihood { get; } = new NegativeLogLikelihoodLoss();

    /// <summary>The same, with a weight for each class and a target that does not count.</summary>
    public static Loss NegativeLogLikelihoodOf(ValueList<double> weight = default, int? ignoreIndex = null) => new NegativeLogLikelihoodLoss(weight, ignoreIndex);
}
