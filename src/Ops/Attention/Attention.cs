namespace Functional.Nn.Ops;

/// <summary>What attention answers.</summary>
/// <param name="Output">The weighted means of the values.</param>
/// <param name="Weights">The weights: a row of probabilities over the keys for each query.</param>
public sealed record Attention(Expr Output, Expr Weights);

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Scaled dot-product attention (Vaswani et al., 2017): <c>softmax(q kᵀ / √d + mask) v</c>.</summary>
    /// <param name="query">[..., l, d].</param>
    /// <param name="key">[..., s, d].</param>
    /// <param name="value">[..., s, e].</param>
    /// <param name="mask">What is added to the scores, broadcast to [..., l, s]: 0 and -∞, or anything else; see <see cref="AttentionMask"/>.</param>
    public static Attention ScaledDotProductAttention(Expr query, Expr key, Expr value, Expr? mask = null)
    {
        var scores = MatMul(query, SwapAxes(key, -2, -1)) / Sqrt(Count([query.Shape[^1]]));
        var weights = (mask is null ? scores : scores + mask) | Layers.Softmax;
        return new(MatMul(weights, value), weights);
    }

    /// <summary>A mask for attention: 0 where <paramref name="allowed"/> is not 0, -∞ elsewhere. At least one key of each query is allowed.</summary>
    public static Expr AttentionMask(Expr allowed) => Where(allowed, 0, double.NegativeInfinity);

    /// <summary>The mask <c>[length, length]</c> under which each position attends to itself and those before it.</summary>
    public static Expr CausalMask(Dim length) => CausalMask(length, length);

    /// <summary>The mask <c>[queries, keys]</c> under which each query attends to the key of its own number and those before it.</summary>
    public static Expr CausalMask(Dim queries, Dim keys) => AttentionMask(Tril(Expr.Fill([queries, keys], 1)));

    /// <summary>Attention of several heads, each over its share of the features: the projections of queries, keys and values are
    /// cut, the heads attend, and what they answer is put side by side and projected.</summary>
    /// <param name="query">[batch, l, embed].</param>
    /// <param name="key">[batch, s, embed].</param>
    /// <param name="value">[batch, s, embed].</param>
    /// <param name="weights">The projections.</param>
    /// <param name="heads">The number of heads, which divides embed.</param>
    /// <param name="mask">What is added to the scores [batch, heads, l, s].</param>
    public static Attention MultiHeadAttention(Expr query, Expr key, Expr value, AttentionWeights weights, int heads, Expr? mask = null)
    {
        var parts = weights.Projections;
        var attended = ScaledDotProductAttention(Heads(Linear(query, parts[0].Weight, parts[0].Bias)), Heads(Linear(key, parts[1].Weight, parts[1].Bias)), Heads(Linear(value, parts[2].Weight, parts[2].Bias)), mask);
        var merged = Transpose(attended.Output, [0, 2, 1, 3]);
        return attended with { Output = Linear(Reshape(merged, [.. merged.Shape[..2], query.Shape[^1]]), weights.Output, weights.OutputBias) };

        Expr Heads(Expr x) => Transpose(Reshape(x, [.. x.Shape[..2], heads, x.Shape[^1].Extent / heads]), [0, 2, 1, 3]);
    }

    /// <summary>The sine and cosine of positions at geometric wave lengths (Vaswani et al., 2017), <c>[length, embed]</c>:
    /// <c>sin(p / 10000^(2i/embed))</c> in column 2i, the cosine in column 2i + 1.</summary>
    public static Expr SinusoidalPositions(int length, int embed) => Expr.Constant(Tensor.Generate([length, embed], at =>
    {
        var angle = at / embed / Math.Pow(10_000, at % embed / 2 * 2.0 / embed);
        return at % embed % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
    }));
}
