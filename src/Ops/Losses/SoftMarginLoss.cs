using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>log(1 + e^(-t x)) for each element, exact in both tails: binary cross-entropy of logits x for classes -1 and 1. Targets: 1 and -1, of the
/// shape of the predictions.</summary>
/// <param name="Reduction">What becomes of the terms, one for each element.</param>
public sealed record SoftMarginLoss(Reduction Reduction = Reduction.Mean) : Loss(Reduction)
{
    /// <summary>From logits to probabilities.</summary>
    public override Layer Activation => Sigmoid;

    /// <summary>Logit 0, probability 1/2.</summary>
    public override double Threshold => 0;

    /// <inheritdoc/>
    public override (double Least, double Most) Range => (-1, 1);

    /// <inheritdoc/>
    protected override Expr Terms(Expr prediction, Expr target) => -Weigh(target, prediction) | Softplus;
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>The mean of log(1 + e^(-t x)) over all elements.</summary>
    public static Loss SoftMargin { get; } = new SoftMarginLoss();
}
