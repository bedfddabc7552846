using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>
    /// The negative log-likelihood of numbers whose distribution is normal with means and variances that are predicted (Nix and Weigend,
    /// 1994): <c>(log v + (p - t)² / v) / 2</c> for each element, with variances v of at least <paramref name="eps"/>, through which gradients
    /// pass all the same. <paramref name="variance"/> broadcasts: it may be one for each row, or for all.
    /// </summary>
    /// <param name="prediction">The means.</param>
    /// <param name="target">Real numbers, of the shape of the means.</param>
    /// <param name="variance">The variances, 0 or more.</param>
    /// <param name="full">Whether log(2 π) / 2 is added.</param>
    /// <param name="eps">The least variance.</param>
    /// <param name="reduction">What becomes of the terms, one for each element.</param>
    public static Expr GaussianNll(Expr prediction, Expr target, Expr variance, bool full = false, double eps = 1e-6, Reduction reduction = Reduction.Mean)
    {
        Alike("gaussian-nll", prediction, target);
        if (!variance.Shape.BroadcastsTo(prediction.Shape))
            throw new ShapeException(new ShapeError("gaussian-nll") { Expected = $"variances that broadcast to predictions {prediction.Type}", Found = $"{variance.Type}" });
        var atLeast = LowerBound(variance, eps);
        var terms = 0.5 * (Log(atLeast) + (Square(prediction - target) / atLeast));
        return reduction.Of(full ? terms + (0.5 * Math.Log(2 * Math.PI)) : terms);
    }
}
