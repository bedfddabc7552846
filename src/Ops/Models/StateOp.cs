namespace Functional.Nn.Ops;

/// <summary>A variable that is not learned but updated by each step of training, such as a running mean.</summary>
/// <param name="Variable">The name: the layer's place and the role, <c>batch-norm1.mean</c>.</param>
/// <param name="Type">The known shape.</param>
/// <param name="Start">The number it starts with, everywhere.</param>
public sealed record StateOp(string Variable, TensorType Type, double Start) : KeptOp(Variable, Type)
{
    /// <inheritdoc/>
    public override Tensor<T> Initial<T>(Key key) => Tensor.Fill(Type.Shape, T.CreateSaturating(Start));
}
