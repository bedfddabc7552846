namespace Functional.Nn.Ops;

/// <summary>Softmax of -x over an axis: the smallest elements have the largest parts.</summary>
/// <param name="Axis">The axis; negative counts from the last, 0 is that of a batch.</param>
public sealed record SoftminLayer(int Axis = -1) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => new SoftmaxOp(Axis).Apply(-x);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Softmax of -x, over the last axis.</summary>
    public static Layer Softmin { get; } = new SoftminLayer();

    /// <summary>Softmax of -x, over an axis; 0 is that of a batch.</summary>
    public static Layer SoftminOn(int axis) => new SoftminLayer(axis);
}
