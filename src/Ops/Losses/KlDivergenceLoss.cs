using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// The divergence of Kullback and Leibler (1951) of targets t from predictions, whose logarithms are given: <c>t (log t - log p)</c> for each element, 0
/// where t is 0. Of distributions along the last axis the divergence is the sum over that axis: reduction batch-mean, not mean. Targets:
/// numbers 0 or more, or their logarithms, of the shape of the predictions. The slope in a target 0 is NaN.
/// </summary>
/// <param name="LogTarget">Whether targets are logarithms.</param>
/// <param name="Reduction">What becomes of the terms, one for each element.</param>
public sealed record KlDivergenceLoss(bool LogTarget = false, Reduction Reduction = Reduction.Mean) : Loss(Reduction)
{
    /// <summary>From logarithms to probabilities.</summary>
    public override Layer Activation => new OpLayer(new ExpOp());

    /// <inheritdoc/>
    public override Distribution Distribution => Distribution.Categorical;

    /// <inheritdoc/>
    public override (double Least, double Most) Range => (LogTarget ? double.NegativeInfinity : 0, double.PositiveInfinity);

    /// <inheritdoc/>
    protected override Expr Terms(Expr prediction, Expr target) => LogTarget
        ? Weigh(Exp(target), target - prediction)
        : XLogY(target, target) - Weigh(target, prediction);
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>The divergence of targets from predictions that are logarithms, averaged over all elements.</summary>
    public static Loss KlDivergence(bool logTarget = false) => new KlDivergenceLoss(logTarget);
}
