using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>(p - t)², averaged over all elements. Targets: real numbers of the shape of the predictions.</summary>
/// <param name="Reduction">What becomes of the terms, one for each element.</param>
public sealed record MeanSquaredErrorLoss(Reduction Reduction = Reduction.Mean) : Loss(Reduction)
{
    /// <inheritdoc/>
    protected override Expr Terms(Expr prediction, Expr target) => Square(prediction - target);
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>The mean of (p - t)² over all elements.</summary>
    public static Loss MeanSquaredError { get; } = new MeanSquaredErrorLoss();
}
