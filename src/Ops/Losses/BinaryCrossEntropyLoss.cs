using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>
/// Binary cross-entropy of logits z and probabilities t, the mean of <c>-t log σ(z) - (1 - t) log (1 - σ(z))</c> over all elements,
/// computed as <c>t softplus(-z) + (1 - t) softplus(z)</c>, which is exact in both tails. Targets: numbers from 0 to 1 of the shape
/// of the logits.
/// </summary>
public sealed record BinaryCrossEntropyLoss : Loss
{
    /// <summary>From logits to probabilities.</summary>
    public override Layer Activation => Sigmoid;

    /// <summary>Logit 0, probability 1/2.</summary>
    public override double Threshold => 0;

    /// <summary>Probabilities.</summary>
    public override (double Least, double Most) Range => (0, 1);

    /// <inheritdoc/>
    public override Either<ShapeError, TensorType> Target(TensorType prediction) => SameShape(prediction);

    /// <inheritdoc/>
    protected override Expr Between(Expr prediction, Expr target) =>
        Mean(Weigh(target, -prediction | Softplus) + Weigh(1.0 - target, prediction | Softplus));
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>Binary cross-entropy of logits and probabilities, averaged over all elements.</summary>
    public static Loss BinaryCrossEntropy { get; } = new BinaryCrossEntropyLoss();
}
