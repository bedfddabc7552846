using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// Of distances x: x where the target is 1, what is alike, and max(0, margin - x) where it is -1; a target between counts for both. The slope at the
/// margin is -1. Targets: 1 and -1, of the shape of the predictions.
/// </summary>
/// <param name="Margin">How far apart is far enough.</param>
/// <param name="Reduction">What becomes of the terms, one for each element.</param>
public sealed record HingeEmbeddingLoss([Range(-double.MaxValue, double.MaxValue)] double Margin = 1, Reduction Reduction = Reduction.Mean) : Loss(Reduction)
{
    /// <inheritdoc/>
    public override (double Least, double Most) Range => (-1, 1);

    /// <inheritdoc/>
    protected override Expr Terms(Expr prediction, Expr target) =>
        Where(Equal(target, 1), 0, Clamp(Margin - prediction, min: 0)) + Where(Equal(target, -1), 0, prediction);
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>Distances of what is alike, and what others lack to a margin.</summary>
    public static Loss HingeEmbedding(double margin = 1) => new HingeEmbeddingLoss(margin);
}
