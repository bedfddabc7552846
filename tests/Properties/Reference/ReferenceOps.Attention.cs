using System.Collections.Immutable;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Attention =>
    [
        ("scaled_dot_product_attention", c => Both(ScaledDotProductAttention(c["q"], c["k"], c["v"], Mask(c)))),
        ("multihead_attention", c =>
        {
            var (query, key, value) = (SwapAxes(c["query"], 0, 1), SwapAxes(c[c.Has("key") ? "key" : "query"], 0, 1), SwapAxes(c[c.Has("value") ? "value" : "query"], 0, 1));
            var mask = c.Flag("causal") ? CausalMask(query.Shape[1]) : c.Has("key_padding_mask") ? AttentionMask(1.0 - Unsqueeze(c["key_padding_mask"], [1, 2])) : null;
            var attended = MultiHeadAttention(query, key, value, AttentionWeightsOf(c, "", "_"), c.Int("heads"), mask);
            return [SwapAxes(attended.Output, 0, 1), attended.Weights];
        }),
        One("sinusoidal_positional_encoding", c => SinusoidalPositions(c.Int("length"), c.Int("embed"))),
        One("transformer_encoder_layer", c => c.Flag("batch_first")
            ? TransformerEncoder(c.X, Encoder(c), Causal(c, c.X))
            : SwapAxes(TransformerEncoder(SwapAxes(c.X, 0, 1), Encoder(c), Causal(c, SwapAxes(c.X, 0, 1))), 0, 1)),
        One("transformer_decoder_layer", c => SwapAxes(
            TransformerDecoder(SwapAxes(c["tgt"], 0, 1), SwapAxes(c["memory"], 0, 1), Encoder(c), AttentionWeightsOf(c, "multihead_attn.", "_"), NormOf(c, "norm3"), Causal(c, SwapAxes(c["tgt"], 0, 1))), 0, 1)),
    ];

    private static ImmutableArray<Expr> Both(Ops.Attention attention) => [attention.Output, attention.Weights];

    private static Expr? Mask(ReferenceCase c) => c.Text("mask") switch
    {
        "causal" => CausalMask(c["q"].Shape[^2]),
        "none" => null,
        "added to the scores" => c["mask"],
        _ => AttentionMask(c["mask"]),
    };

    private static Expr? Causal(ReferenceCase c, Expr x) => c.Flag("causal") ? CausalMask(x.Shape[1]) : null;

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
        Activation = c.Text("activation") is "gelu" ? Layers.Gelu : Layers.Relu,
        Epsilon = c.Number("layer_norm_eps"),
    };
}
