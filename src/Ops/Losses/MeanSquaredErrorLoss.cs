using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The mean of (p - t)² over all elements. Targets: real numbers of the shape of the predictions.</summary>
public sealed record MeanSquaredErrorLoss : Loss
{
    /// <inheritdoc/>
    public override Either<ShapeError, TensorType> Target(TensorType prediction) => SameShape(prediction);

    /// <inheritdoc/>
    protected override Expr Between(Expr prediction, Expr target) => Mean(Square(prediction - target));
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>The mean of (p - t)² over all elements.</summary>
    public static Loss MeanSquaredError { get; } = new MeanSquaredErrorLoss();
}
