using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>
/// Binary cross-entropy of logits with less weight on what is right already (Lin et al., 2017): <c>a (1 - p)^γ</c> times that, where p is the
/// probability of the class that is right and a is α for class 1 and 1 - α for class 0. Targets: numbers from 0 to 1 of the shape of the logits.
/// </summary>
/// <param name="Gamma">γ: with 0 all is as it was.</param>
/// <param name="Alpha">α, the share of class 1.</param>
/// <param name="Reduction">What becomes of the terms, one for each element.</param>
public sealed record SigmoidFocalLoss([Range(0.0, double.MaxValue)] double Gamma = 2, [Range(0.0, 1.0)] double Alpha = 0.25, Reduction Reduction = Reduction.Mean) : Loss(Reduction)
{
    /// <summary>From logits to probabilities.</summary>
    public override Layer Activation => Sigmoid;

    /// <summary>Logit 0, probability 1/2.</summary>
    public override double Threshold => 0;

    /// <summary>Probabilities.</summary>
    public override (double Least, double Most) Range => (0, 1);

    /// <inheritdoc/>
    protected override Expr Terms(Expr prediction, Expr target)
    {
        var wrong = Weigh(target, -prediction | Sigmoid) + Weigh(1.0 - target, prediction | Sigmoid);
        var share = (Alpha * target) + ((1 - Alpha) * (1.0 - target));
        return share * Pow(wrong, Gamma) * BinaryCrossEntropyLoss.OfLogits(prediction, target, target);
    }
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>Binary cross-entropy of logits with less weight on what is right already.</summary>
    public static Loss SigmoidFocal(double gamma = 2, double alpha = 0.25) => new SigmoidFocalLoss(gamma, alpha);
}
