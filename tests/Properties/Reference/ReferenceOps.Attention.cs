using System.Collections.Immutable;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Attention =>
    [
        ("scaled_dot_product_attention", c => Both(ScaledDotProductAttention(c["q"], c["k"], c["v"], Added(Mask(c), Causal(c, c["q"], c["k"]), Padded(c, "key_padding_mask", c["q"].Shape.Rank))))),
        ("multihead_attention", c =>
        {
            var (query, key, value) = (SwapAxes(c["query"], 0, 1), SwapAxes(c[c.Has("key") ? "key" : "query"], 0, 1), SwapAxes(c[c.Has("value") ? "value" : "query"], 0, 1));
            var attended = MultiHeadAttention(query, key, value, AttentionWeightsOf(c, "", "_"), c.Int("heads"), Added(Causal(c, query, key), Padded(c, "key_padding_mask")));
            return [SwapAxes(attended.Output, 0, 1), attended.Weights];
        }),
        One("sinusoidal_positional_encoding", c => SinusoidalPositions(c.Int("length"), c.Int("embed"))),
        One("transformer_encoder_layer", c => BatchFirst(c, c.X) is var x ? BatchFirst(c, TransformerEncoder(x, Encoder(c), Masked(c, x))) : x),
        One("transformer_decoder_layer", c => BatchFirst(c, c["tgt"]) is var x
            ? BatchFirst(c, TransformerDecoder(x, BatchFirst(c, c["memory"]), Encoder(c), AttentionWeightsOf(c, "multihead_attn.", "_"), NormOf(c, "norm3"), Masked(c, x)))
            : x),
    ];

    private static ImmutableArray<Expr> Both(Ops.Attention attention) => [attention.Output, attention.Weights];

    private static Expr? Mask(ReferenceCase c) => c.Text("mask") switch
    {
        "causal" => CausalMask(c["q"].Shape[^2], c["k"].Shape[^2]),
        "none" or "" => null,
        "added to the scores" => c["mask"],
        _ => AttentionMask(c["mask"]),
    };

    private static Expr? Causal(ReferenceCase c, Expr query, Expr key) => c.Flag("causal") ? CausalMask(query.Shape[^2], key.Shape[^2]) : null;

    /// <summary>The mask under which the keys that are 1 here, <c>[batch, s]</c>, are ignored; for scores of so many axes.</summary>
    private static Expr? Padded(ReferenceCase c, string input, int axes = 4) => c.Has(input) ? AttentionMask(1.0 - Unsqueeze(c[input], Axes.Of([.. Enumerable.Range(1, axes - 2)]))) : null;

    private static Expr? Masked(ReferenceCase c, Expr x) => Added(Causal(c, x, x), Padded(c, "key_padding_mask"));

    private static Expr? Added(params ReadOnlySpan<Expr?> masks)
    {
        Expr? all = null;
        foreach (var mask in masks)
            all = all is null || mask is null ? all ?? mask : all + mask;
        return all;
    }

    private static Expr BatchFirst(ReferenceCase c, Expr x) => c.Flag("batch_first") ? x : SwapAxes(x, 0, 1);

    private static AttentionWeights AttentionWeightsOf(ReferenceCase c, string place, string separator) => new(
        c[$"{place}in_proj_weight"],
        c[c.Has($"{place}out_proj.weight") ? $"{place}out_proj.weight" : $"{place}out_proj{separator}weight"],
        c.Has($"{place}in_proj_bias") ? c[$"{place}in_proj_bias"] : null,
        c.Has($"{place}out_proj.bias") ? c[$"{place}out_proj.bias"] : c.Has($"{place}out_proj{separator}bias") ? c[$"{place}out_proj{separator}bias"] : null);

    private static (Expr Scale, Expr Offset) NormOf(ReferenceCase c, string place) => (c[$"{place}.weight"], c[$"{place}.bias"]);

    private static TransformerWeights Encoder(ReferenceCase c) => new(
        AttentionWeightsOf(c, "self_attn.", "_"),
        (c["linear1.weight"], c["linear1.bias"]),
        (c["linear2.weight"], c["linear2.bias"]),
        [NormOf(c, "norm1"), NormOf(c, "norm2")])
    {
        Heads = c.Int("heads"),
        NormFirst = c.Flag("norm_first"),
        Activation = c.Text("activation") switch { "gelu" => Layers.Gelu, "relu" => Layers.Relu, var other => throw new KeyNotFoundException($"activation {other}") },
        Epsilon = c.Number("layer_norm_eps"),
    };
}
