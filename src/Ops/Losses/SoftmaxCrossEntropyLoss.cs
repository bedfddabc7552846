using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>
/// Cross-entropy of logits z over the last axis, the mean of <c>-Σᵢ tᵢ log softmax(z)ᵢ</c> over all rows. Targets: a class for each
/// row, an index; or probabilities of the shape of the logits.
/// </summary>
public sealed record SoftmaxCrossEntropyLoss : Loss
{
    /// <summary>From logits to probabilities.</summary>
    public override Layer Activation => Softmax;

    /// <summary>Probabilities.</summary>
    public override (double Least, double Most) Range => (0, 1);

    /// <inheritdoc/>
    public override Either<ShapeError, TensorType> Target(TensorType prediction) => prediction is { Kind: Kind.Real, Shape: [.. var rows, { IsKnown: true }] }
        ? new TensorType(rows, Kind.Index)
        : new ShapeError("softmax-cross-entropy") { Expected = "logits whose last axis counts the classes", Found = $"{prediction}" };

    /// <inheritdoc/>
    protected override bool Accepts(TensorType prediction, TensorType target) => target == prediction;

    /// <inheritdoc/>
    protected override Expr Between(Expr prediction, Expr target) =>
        -Mean(Sum(Weigh(target.Kind is Kind.Index ? OneHot(target, prediction.Shape[^1].Extent) : target, prediction | LogSoftmax), Axes.Last));
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>Cross-entropy of logits over the last axis, and classes or probabilities, averaged over rows.</summary>
    public static Loss SoftmaxCrossEntropy { get; } = new SoftmaxCrossEntropyLoss();
}
