using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>An encoder layer of a transformer (Vaswani et al., 2017): <c>[batch, length, embed] → [batch, length, embed]</c>; causal, it is
/// what language models are made of.</summary>
/// <param name="Heads">The number of heads, which divides embed.</param>
/// <param name="FeedForward">The number of units of the network at each position.</param>
/// <param name="NormFirst">Whether parts are normalised before they are applied, instead of after they are added.</param>
/// <param name="Causal">Whether each position attends to itself and those before it only.</param>
/// <param name="Dropout">The rate of dropout of what is added.</param>
/// <param name="Activation">Between the two matrices; relu if left out.</param>
public sealed record TransformerEncoderLayer(
    [Range(1, int.MaxValue)] int Heads,
    [Range(1, int.MaxValue)] int FeedForward,
    bool NormFirst = false,
    bool Causal = false,
    [Range(0.0, 1.0, MaximumIsExclusive = true)] double Dropout = 0.1,
    ActivationOp? Activation = null) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place)
    {
        if (MultiHeadAttentionLayer.Misfit(x, Heads) is { } misfit)
            return misfit;
        var weights = TransformerWeights.At(place, x.Shape[^1].Extent, FeedForward) with
        {
            Heads = Heads,
            NormFirst = NormFirst,
            Activation = new OpLayer(Activation ?? new ReluOp()),
        };
        return Functions.TransformerEncoder(x, weights, Causal ? Functions.CausalMask(x.Shape[1]) : null, Dropout == 0 ? null : Dropped);

        Expr Dropped(Expr y, int part) => DropoutLayer.Drop(y, Dropout, place.Enter($"dropout{part + 1}"));
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>An encoder layer of a transformer: <c>[batch, length, embed] → [batch, length, embed]</c>.</summary>
    public static Layer TransformerEncoder(int heads, int feedForward, bool normFirst = false, bool causal = false, double dropout = 0.1, ActivationOp? activation = null) =>
        new TransformerEncoderLayer(heads, feedForward, normFirst, causal, dropout, activation);
}
