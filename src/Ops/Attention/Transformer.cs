namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>An encoder layer of a transformer (Vaswani et al., 2017): self-attention and a network at each position, each added to
    /// what it was given and normalised.</summary>
    /// <param name="x">[batch, length, embed].</param>
    /// <param name="weights">The weights.</param>
    /// <param name="mask">What is added to the scores of self-attention.</param>
    /// <param name="drop">What is done to the answer of each part, from 0, before it is added: dropout.</param>
    public static Expr TransformerEncoder(Expr x, TransformerWeights weights, Expr? mask = null, Func<Expr, int, Expr>? drop = null)
    {
        var attended = Added(x, weights, drop, 0, weights.Norms[0], y => MultiHeadAttention(y, y, y, weights.SelfAttention, weights.Heads, mask).Output);
        return Added(attended, weights, drop, 1, weights.Norms[1], y => FeedForward(y, weights));
    }

    /// <summary>A decoder layer: masked self-attention, attention to the encoder's output, and a network at each position.</summary>
    /// <param name="x">[batch, length, embed].</param>
    /// <param name="memory">The encoder's output [batch, source, embed].</param>
    /// <param name="weights">The weights but those of the attention to memory.</param>
    /// <param name="cross">The projections of the attention to memory.</param>
    /// <param name="last">Scale and offset of the last normalisation.</param>
    /// <param name="mask">What is added to the scores of self-attention.</param>
    /// <param name="drop">What is done to the answer of each part, from 0, before it is added: dropout.</param>
    public static Expr TransformerDecoder(Expr x, Expr memory, TransformerWeights weights, AttentionWeights cross, (Expr Scale, Expr Offset) last, Expr? mask = null, Func<Expr, int, Expr>? drop = null)
    {
        var attended = Added(x, weights, drop, 0, weights.Norms[0], y => MultiHeadAttention(y, y, y, weights.SelfAttention, weights.Heads, mask).Output);
        var informed = Added(attended, weights, drop, 1, weights.Norms[1], y => MultiHeadAttention(y, memory, memory, cross, weights.Heads).Output);
        return Added(informed, weights, drop, 2, last, y => FeedForward(y, weights));
    }

    private static Expr FeedForward(Expr x, TransformerWeights weights) =>
        Linear(Linear(x, weights.First.Weight, weights.First.Bias) | weights.Activation, weights.Second.Weight, weights.Second.Bias);

    private static Expr Added(Expr x, TransformerWeights weights, Func<Expr, int, Expr>? drop, int part, (Expr Scale, Expr Offset) norm, Func<Expr, Expr> apply)
    {
        return weights.NormFirst ? x + Answer(Normal(x)) : Normal(x + Answer(x));

        Expr Normal(Expr y) => LayerNorm(y, 1, norm.Scale, norm.Offset, weights.Epsilon);
        Expr Answer(Expr y) => drop is null ? apply(y) : drop(apply(y), part);
    }
}
