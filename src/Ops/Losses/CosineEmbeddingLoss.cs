using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// With c the cosine between two rows of one shape: 1 - c where the target is 1, max(0, c - margin) where it is -1, for each row. Lengths are
/// <c>√(Σ x² + 1e-12)</c>; at the kink the slope is that of the line. Targets: 1 and -1, one for each row.
/// </summary>
/// <param name="Margin">The cosine that is small enough.</param>
/// <param name="Reduction">What becomes of the terms, one for each row.</param>
public sealed record CosineEmbeddingLoss([Range(-1.0, 1.0)] double Margin = 0, Reduction Reduction = Reduction.Mean) : PairLoss(Reduction)
{
    /// <summary>What is added to squared lengths, so that no row is without direction.</summary>
    private const double Shortest = 1e-12;

    /// <inheritdoc/>
    protected override Expr Terms(Expr x1, Expr x2, Expr x3)
    {
        var cosine = Sum(x1 * x2, Axes.Last) / Sqrt((Sum(Square(x1), Axes.Last) + Shortest) * (Sum(Square(x2), Axes.Last) + Shortest));
        return Where(Equal(x3, 1), 1.0 - cosine, 0) + Where(Equal(x3, -1), Clamp(cosine - Margin, min: 0), 0);
    }

    /// <inheritdoc/>
    protected override ShapeError? Misfit(TensorType x, TensorType x3) => x.Shape.Rank > 0 && x3 == x.Shape[..^1] ? null : Unlike($"targets, one for each row of {x}", x3);
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>Of pairs of rows: one minus their cosine where the target is 1, what is above <paramref name="margin"/> of it where it is -1.</summary>
    public static PairLoss CosineEmbedding(double margin = 0) => new CosineEmbeddingLoss(margin);
}
