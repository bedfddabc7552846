namespace Functional.Nn.Ops;

/// <summary>A variable that would be learned, as a <see cref="ParamOp"/>, but keeps the value it has.</summary>
/// <param name="Variable">The name: the layer's place and the role, <c>dense1.weight</c>.</param>
/// <param name="Type">The known shape.</param>
/// <param name="Initializer">How it starts.</param>
/// <param name="Fans">The fans that the initialiser goes by.</param>
public sealed record FrozenOp(string Variable, TensorType Type, Initializer Initializer, Fans Fans) : KeptOp(Variable, Type)
{
    /// <inheritdoc/>
    public override Tensor<T> Initial<T>(Key key) => Initializer.Draw<T>(key.Fold(Variable), Type.Shape, Fans);
}
