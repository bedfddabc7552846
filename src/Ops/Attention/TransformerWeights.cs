namespace Functional.Nn.Ops;

/// <summary>The weights and the kind of one layer of a transformer.</summary>
/// <param name="SelfAttention">The projections of self-attention.</param>
/// <param name="First">The first matrix <c>[feed-forward, embed]</c> of the network at each position, and its offset.</param>
/// <param name="Second">The second matrix <c>[embed, feed-forward]</c>, and its offset.</param>
/// <param name="Norms">Scale and offset <c>[embed]</c> of each layer normalisation but a decoder's last.</param>
public sealed record TransformerWeights(AttentionWeights SelfAttention, (Expr Weight, Expr Bias) First, (Expr Weight, Expr Bias) Second, ValueList<(Expr Scale, Expr Offset)> Norms)
{
    /// <summary>The number of heads.</summary>
    public int Heads { get; init; } = 1;

    /// <summary>Whether parts are normalised before they are applied, instead of after they are added.</summary>
    public bool NormFirst { get; init; }

    /// <summary>Between the two matrices.</summary>
    public Layer Activation { get; init; } = Layers.Relu;

    /// <summary>What is added to variances.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>Learned weights at a place, as they start: matrices as Glorot and Bengio, scales as 1, offsets as 0.</summary>
    public static TransformerWeights At(Place place, int embed, int feedForward) => new(
        AttentionWeights.At(place.Enter("attention"), embed),
        Matrix(place.Enter("first"), feedForward, embed),
        Matrix(place.Enter("second"), embed, feedForward),
        [Norm(place.Enter("norm1"), embed), Norm(place.Enter("norm2"), embed)]);

    /// <summary>Scale and offset of a normalisation at a place.</summary>
    internal static (Expr Scale, Expr Offset) Norm(Place place, int embed) =>
        (place.Param("weight", [embed], Initializers.Constant(1)), place.Param("bias", [embed], Initializers.Constant(0)));

    private static (Expr Weight, Expr Offset) Matrix(Place place, int units, int inputs) =>
        (place.Param("weight", [units, inputs], Initializers.Glorot, new(inputs, units)), place.Param("bias", [units], Initializers.Constant(0)));
}
