using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>a σ(b) of the two halves a and b of an axis (Dauphin et al., 2017): half of its extent is left.</summary>
/// <param name="Axis">The axis; negative counts from the last, 0 is that of a batch.</param>
public sealed record GluLayer(int Axis = -1) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.Glu(x, Axis);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>a σ(b) of the two halves a and b of an axis, of which half is left.</summary>
    public static Layer Glu(int axis = -1) => new GluLayer(axis);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>a σ(b) of the two halves a and b of an axis, of which half is left.</summary>
    public static Expr Glu(Expr x, int axis = -1) => EvenParts.Of("glu", x, axis, 2) is var (_, half)
        ? Slice(x, axis, 0, half) * (Slice(x, axis, half, half) | Sigmoid)
        : x;
}
