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
}
