using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>In training, each element is zeroed with probability <c>Rate</c> and else divided by 1 - Rate; in prediction nothing happens.</summary>
/// <param name="Rate">The probability of zero, from 0 to below 1.</param>
public sealed record DropoutLayer([Range(0.0, 1.0, MaximumIsExclusive = true)] double Rate = 0.5) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Drop(x, Rate, place);

    /// <summary>Dropout in training, x in prediction.</summary>
    internal static Expr Drop(Expr x, double rate, Place place) => Functions.InTraining(new DropoutOp(rate, place.Salt).Apply(x, Place.Key), x);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>In training, each element is zeroed with probability <paramref name="rate"/>; in prediction nothing happens.</summary>
    public static Layer Dropout(double rate = 0.5) => new DropoutLayer(rate);
}
