using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>|p - t|, averaged over all elements. The slope at 0 is 0. Targets: real numbers of the shape of the predictions.</summary>
/// <param name="Reduction">What becomes of the terms, one for each element.</param>
public sealed record MeanAbsoluteErrorLoss(Reduction Reduction = Reduction.Mean) : Loss(Reduction)
{
    /// <inheritdoc/>
    protected override Expr Terms(Expr prediction, Expr target) => Abs(prediction - target);
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>The mean of |p - t| over all elements.</summary>
    public static Loss MeanAbsoluteError { get; } = new MeanAbsoluteErrorLoss();
}
