using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>Dropout of whole channels (spatial dropout: Tompson et al., 2015): in training, each channel of each example <c>[n, channels, ...]</c> is
/// zeroed with probability <c>Rate</c> and else divided by 1 - Rate; in prediction nothing happens.</summary>
/// <param name="Rate">The probability of zero, from 0 to below 1.</param>
public sealed record ChannelDropoutLayer([Range(0.0, 1.0, MaximumIsExclusive = true)] double Rate = 0.5) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => x is { Kind: Kind.Real, Shape.Rank: > 1 }
        ? Functions.InTraining(Functions.Weigh(new DropoutOp(Rate, place.Salt).Apply(Functions.OnChannels(Expr.Fill(x.Shape[..2], 1), x), Place.Key), x), x)
        : new ShapeError("channel-dropout") { Expected = "real numbers [n, channels, ...]", Found = $"{x.Type}" };
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>In training, each channel is zeroed with probability <paramref name="rate"/>; in prediction nothing happens.</summary>
    public static Layer ChannelDropout(double rate = 0.5) => new ChannelDropoutLayer(rate);
}
