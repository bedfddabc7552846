namespace Functional.Nn.Ops;

/// <summary>a σ(b) of the two halves a and b of an axis (Dauphin et al., 2017), or another activation in place of σ (Shazeer, 2020: silu
/// is SwiGLU, gelu is GEGLU, relu is ReGLU): half of its extent is left.</summary>
/// <param name="Axis">The axis; negative counts from the last, 0 is that of a batch.</param>
/// <param name="Activation">What makes the gate of b; sigmoid if left out.</param>
public sealed record GluLayer(int Axis = -1, ActivationOp? Activation = null) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.Glu(x, Axis, Activation);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>a σ(b) of the two halves a and b of an axis, of which half is left; or another activation in place of σ.</summary>
    public static Layer Glu(int axis = -1, ActivationOp? activation = null) => new GluLayer(axis, activation);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>a σ(b) of the two halves a and b of an axis, of which half is left; or another activation in place of σ.</summary>
    public static Expr Glu(Expr x, int axis = -1, ActivationOp? activation = null) => EvenParts.Of("glu", x, axis, 2) is var (_, half)
        ? Slice(x, axis, 0, half) * (activation ?? new SigmoidOp()).Apply(Slice(x, axis, half, half))
        : x;
}
