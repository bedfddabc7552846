using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>
    /// max(0, margin - t (x1 - x2)) for each pair, of which x1 should be ahead where the target t is 1, and x2 where it is -1. At the kink
    /// the slope is that of the line.
    /// </summary>
    /// <param name="x1">Scores.</param>
    /// <param name="x2">Scores, of the same shape.</param>
    /// <param name="target">1 and -1, of the same shape.</param>
    /// <param name="margin">How far ahead is far enough.</param>
    /// <param name="reduction">What becomes of the terms, one for each pair.</param>
    public static Expr MarginRanking(Expr x1, Expr x2, Expr target, double margin = 0, Reduction reduction = Reduction.Mean)
    {
        Alike("margin-ranking", x1, x2, target);
        return reduction.Of(Clamp(margin - (target * (x1 - x2)), min: 0));
    }

    /// <summary>Throws a <see cref="ShapeException"/> unless the inputs are real numbers of one shape: losses never broadcast.</summary>
    private static void Alike(string loss, params ReadOnlySpan<Expr> inputs)
    {
        foreach (var input in inputs)
            if (input.Type != inputs[0].Type || input.Kind is not Kind.Real)
                throw new ShapeException(new ShapeError(loss) { Expected = $"real numbers of one shape, {inputs[0].Shape}", Found = $"{input.Type}", Hint = "Losses never broadcast." });
    }
}
