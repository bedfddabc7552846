using System.Collections.Frozen;
using System.Text.Json;

namespace Functional.Nn.Properties;

/// <summary>Attributes of the reference that nothing depends on. All others are read, or the case fails.</summary>
internal static class ReferenceAttributes
{
    /// <summary>Words for people, numbers that the shapes of the inputs say too, and how the reference computes what it does.</summary>
    private static readonly FrozenSet<string> Words = new[]
    {
        "formula", "definitions", "layout", "keeps", "mask_is", "pads_are", "slices_are", "order_of_flat_parameters", "loss",
        "key_padding_mask", "self_attention", "embed", "feedforward", "hidden", "bias", "stand_in", "foreach", "fused", "capturable", "differentiable",
    }.ToFrozenSet();

    /// <summary>What may be said because it holds always, here and there.</summary>
    private static readonly FrozenDictionary<string, string> Always = new Dictionary<string, string>
    {
        ["batch_norm_train training"] = "true",
        ["batch_norm_train channel_axis"] = "1",
        ["batch_norm_eval training"] = "false",
        ["batch_norm_eval channel_axis"] = "1",
        ["transformer_encoder_layer dropout"] = "0.0",
        ["transformer_decoder_layer dropout"] = "0.0",
        ["multi_label rule"] = "\"label predicted when probability >= threshold\"",
        ["poisson_nll eps"] = "1e-08",
        ["softmax_ce_double_backward reduction"] = "\"mean\"",
    }.ToFrozenDictionary();

    /// <summary>Whether the case is the same without it. What is null is as if it were not there; in prediction, batch normalisation has no use for momentum.</summary>
    public static bool SaysNothing(string op, JsonProperty attribute) =>
        attribute.Value.ValueKind is JsonValueKind.Null || Words.Contains(attribute.Name) || (op, attribute.Name) is ("batch_norm_eval", "momentum")
        || (Always.TryGetValue($"{op} {attribute.Name}", out var always) && attribute.Value.GetRawText() == always);
}
