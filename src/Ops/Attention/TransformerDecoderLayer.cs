using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>
/// A decoder layer of a transformer (Vaswani et al., 2017): masked self-attention, attention to a memory, and a network at each position;
/// <c>[batch, length, embed] → [batch, length, embed]</c>. As a layer it has one input, from which its memory <c>[batch, source, embed]</c> is made
/// too; where the memory comes from another input, <see cref="Apply(Expr, Expr, Place)"/> takes it as an expression.
/// </summary>
/// <param name="Heads">The number of heads, which divides embed.</param>
/// <param name="FeedForward">The number of units of the network at each position.</param>
/// <param name="Memory">What makes the memory of the input; the input itself if left out.</param>
/// <param name="NormFirst">Whether parts are normalised before they are applied, instead of after they are added.</param>
/// <param name="Causal">Whether each position attends to itself and those before it only; to memory it attends everywhere.</param>
/// <param name="Dropout">The rate of dropout of what is added.</param>
/// <param name="Activation">Between the two matrices; relu if left out.</param>
public sealed record TransformerDecoderLayer(
    [Range(1, int.MaxValue)] int Heads,
    [Range(1, int.MaxValue)] int FeedForward,
    Layer? Memory = null,
    bool NormFirst = false,
    bool Causal = true,
    [Range(0.0, 1.0, MaximumIsExclusive = true)] double Dropout = 0.1,
    ActivationOp? Activation = null) : Layer
{
    /// <summary>The output for an input and a memory, with parameters named after <paramref name="place"/>: how a model of two inputs, or a layer
    /// with an encoder of its own, uses this description.</summary>
    /// <param name="x">[batch, length, embed].</param>
    /// <param name="memory">The encoder's output [batch, source, embed].</param>
    /// <param name="place">Where the layer stands.</param>
    public Applied Apply(Expr x, Expr memory, Place place) =>
        Limits.Broken(this).ToArray() is { Length: > 0 } broken ? Applied.Fail(broken).At(place) : Decoded(x, memory, place).At(place);

    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) =>
        (Memory is null ? x : ChainLayer.Through(Memory, x, place.Enter("memory"))).Then(memory => Decoded(x, memory, place));

    private Applied Decoded(Expr x, Expr memory, Place place)
    {
        if (MultiHeadAttentionLayer.Misfit(x, Heads) is { } misfit)
            return misfit;
        if (memory is not { Kind: Kind.Real, Shape: [var batch, { IsKnown: true }, var width] } || batch != x.Shape[0] || width != x.Shape[^1])
            return new ShapeError("memory of attention") { Expected = $"real numbers [{x.Shape[0]}, source, {x.Shape[^1]}] for {x.Type}", Found = $"{memory.Type}" };
        var embed = x.Shape[^1].Extent;
        var weights = TransformerWeights.At(place, embed, FeedForward) with
        {
            Heads = Heads,
            NormFirst = NormFirst,
            Activation = new OpLayer(Activation ?? new ReluOp()),
        };
        return Functions.TransformerDecoder(
            x,
            memory,
            weights,
            AttentionWeights.At(place.Enter("cross-attention"), embed),
            TransformerWeights.Norm(place.Enter("norm3"), embed),
            Causal ? Functions.CausalMask(x.Shape[1]) : null,
            Dropout == 0 ? null : (y, part) => DropoutLayer.Drop(y, Dropout, place.Enter($"dropout{part + 1}")));
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>A decoder layer of a transformer: <c>[batch, length, embed] → [batch, length, embed]</c>, with a memory that is made of the same
    /// input.</summary>
    public static Layer TransformerDecoder(int heads, int feedForward, Layer? memory = null, bool normFirst = false, bool causal = true, double dropout = 0.1, ActivationOp? activation = null) =>
        new TransformerDecoderLayer(heads, feedForward, memory, normFirst, causal, dropout, activation);
}
