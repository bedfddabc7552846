using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>What is added to squared lengths, so that no row is without direction.</summary>
    private const double Shortest = 1e-12;

    /// <summary>
    /// With c the cosine between two rows: 1 - c where the target is 1, max(0, c - margin) where it is -1, for each row. Lengths are
    /// <c>√(Σ x² + 1e-12)</c>; at the kink the slope is that of the line.
    /// </summary>
    /// <param name="x1">Rows.</param>
    /// <param name="x2">Rows, of the same shape.</param>
    /// <param name="target">1 and -1, one for each row.</param>
    /// <param name="margin">The cosine that is small enough, from -1 to 1.</param>
    /// <param name="reduction">What becomes of the terms, one for each row.</param>
    public static Expr CosineEmbedding(Expr x1, Expr x2, Expr target, double margin = 0, Reduction reduction = Reduction.Mean)
    {
        Alike("cosine-embedding", x1, x2);
        if (x1.Shape.Rank == 0 || target.Type != x1.Shape[..^1])
            throw new ShapeException(new ShapeError("cosine-embedding") { Expected = $"targets, one for each row of {x1.Type}", Found = $"{target.Type}", Hint = "Losses never broadcast." });
        var cosine = Sum(x1 * x2, Axes.Last) / Sqrt((Sum(Square(x1), Axes.Last) + Shortest) * (Sum(Square(x2), Axes.Last) + Shortest));
        return reduction.Of(Where(Equal(target, 1), 1.0 - cosine, 0) + Where(Equal(target, -1), Clamp(cosine - margin, min: 0), 0));
    }
}
