using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>Self-attention of several heads (Vaswani et al., 2017): <c>[batch, length, embed] → [batch, length, embed]</c>.</summary>
/// <param name="Heads">The number of heads, which divides embed.</param>
/// <param name="Causal">Whether each position attends to itself and those before it only.</param>
/// <param name="Bias">Whether the projections have offsets.</param>
public sealed record MultiHeadAttentionLayer([Range(1, int.MaxValue)] int Heads, bool Causal = false, bool Bias = true) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Misfit(x, Heads) is { } misfit ? misfit
        : Functions.MultiHeadAttention(x, x, x, AttentionWeights.At(place, x.Shape[^1].Extent, Bias), Heads, Causal ? Functions.CausalMask(x.Shape[1]) : null).Output;

    /// <summary>Why attention of so many heads does not fit.</summary>
    internal static ShapeError? Misfit(Expr x, int heads) => x is { Kind: Kind.Real, Shape: [_, { IsKnown: true }, { IsKnown: true } embed] } && embed.Extent > 0 && embed.Extent % heads == 0
        ? null
        : new ShapeError("attention") { Expected = $"real numbers [batch, length, embed], embed a multiple of {heads} heads", Found = $"{x.Type}" };
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Self-attention of several heads: <c>[batch, length, embed] → [batch, length, embed]</c>.</summary>
    public static Layer MultiHeadAttention(int heads, bool causal = false, bool bias = true) => new MultiHeadAttentionLayer(heads, causal, bias);
}
