using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// The negative log-likelihood of counts t whose distribution is that of Poisson with the rates that are predicted, <c>rate - t log rate</c> for each
/// element. Targets: numbers 0 or more, of the shape of the predictions.
/// </summary>
/// <param name="LogInput">Whether predictions are logarithms of rates.</param>
/// <param name="Full">Whether log t! is added, as Stirling has it: <c>t log t - t + log(2 π t)/2</c> for t above 1.</param>
/// <param name="Eps">What is added to rates under the logarithm, where they are predicted themselves.</param>
/// <param name="Reduction">What becomes of the terms, one for each element.</param>
public sealed record PoissonNllLoss(bool LogInput = true, bool Full = false, [Range(0.0, double.MaxValue)] double Eps = 1e-8, Reduction Reduction = Reduction.Mean) : Loss(Reduction)
{
    /// <summary>From logarithms to rates, where those are predicted.</summary>
    public override Layer Activation => LogInput ? new OpLayer(new ExpOp()) : Layer.Identity;

    /// <inheritdoc/>
    public override (double Least, double Most) Range => (0, double.PositiveInfinity);

    /// <inheritdoc/>
    protected override Expr Terms(Expr prediction, Expr target)
    {
        var terms = LogInput ? Exp(prediction) - Weigh(target, prediction) : prediction - Weigh(target, Log(prediction + Eps));
        return Full ? terms + Where(Greater(target, 1), Stirling(Where(Greater(target, 1), target, 1)), 0) : terms;
    }

    private static Expr Stirling(Expr t) => (t * Log(t)) - t + (0.5 * Log(2 * Math.PI * t));
}

/// <summary>The vocabulary of losses.</summary>
public static partial class Losses
{
    /// <summary>The negative log-likelihood of counts with rates that are predicted, or their logarithms.</summary>
    public static Loss PoissonNll(bool logInput = true, bool full = false) => new PoissonNllLoss(logInput, full);
}
