using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>Dropout that goes with SELU (Klambauer et al., 2017): in training, each element becomes SELU's lower limit with probability <c>Rate</c>, and
/// then all are scaled and shifted so that mean 0 and variance 1 stay; in prediction nothing happens.</summary>
/// <param name="Rate">The probability of the lower limit, from 0 to below 1.</param>
public sealed record AlphaDropoutLayer([Range(0.0, 1.0, MaximumIsExclusive = true)] double Rate = 0.5) : Layer
{
    /// <summary>The lower limit of SELU: -1.0507... times 1.6732...</summary>
    private const double Limit = -1.7580993408473766;

    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place)
    {
        var kept = 1 - Rate;
        var scale = 1 / Math.Sqrt(kept * (1 + (Rate * Limit * Limit)));
        var dropped = Limit + (kept * new DropoutOp(Rate, place.Salt).Apply(x - Limit, Place.Key));
        return InTraining(scale * (dropped - (Rate * Limit)), x);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Dropout that goes with SELU: in training, each element becomes its lower limit with probability <paramref name="rate"/>; mean and variance stay.</summary>
    public static Layer AlphaDropout(double rate = 0.5) => new AlphaDropoutLayer(rate);
}
