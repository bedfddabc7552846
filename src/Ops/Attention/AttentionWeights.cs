using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>The projections of attention with several heads.</summary>
/// <param name="Input">Those of queries, keys and values, one above the other: <c>[3 embed, embed]</c>.</param>
/// <param name="Output">That of what the heads answer: <c>[embed, embed]</c>.</param>
/// <param name="InputBias"><c>[3 embed]</c>, or none.</param>
/// <param name="OutputBias"><c>[embed]</c>, or none.</param>
public sealed record AttentionWeights(Expr Input, Expr Output, Expr? InputBias = null, Expr? OutputBias = null)
{
    /// <summary>Learned projections at a place, as they start: matrices as Glorot and Bengio, offsets as 0.</summary>
    public static AttentionWeights At(Place place, int embed, bool bias = true) => new(
        place.Param("input-weight", [3 * embed, embed], Initializers.Glorot, new(embed, embed)),
        place.Param("output-weight", [embed, embed], Initializers.Glorot, new(embed, embed)),
        bias ? place.Param("input-bias", [3 * embed], Initializers.Constant(0)) : null,
        bias ? place.Param("output-bias", [embed], Initializers.Constant(0)) : null);

    /// <summary>The projections of queries, keys and values.</summary>
    internal ImmutableArray<(Expr Weight, Expr? Bias)> Projections
    {
        get
        {
            var embed = Output.Shape[0].Extent;
            var weights = Functions.Split(Input, 0, embed, embed, embed);
            return InputBias is null
                ? [.. weights.Select(weight => (weight, (Expr?)null))]
                : [.. weights.Zip(Functions.Split(InputBias, 0, embed, embed, embed), (weight, bias) => (weight, (Expr?)bias))];
        }
    }
}
