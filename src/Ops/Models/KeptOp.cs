namespace Functional.Nn.Ops;

/// <summary>A variable that a model keeps from step to step: it knows how it starts.</summary>
/// <param name="Variable">The name: the layer's place and the role, <c>dense1.weight</c>.</param>
/// <param name="Type">The known shape.</param>
public abstract record KeptOp(string Variable, TensorType Type) : VarOp(Variable, Type)
{
    /// <summary>The value it starts with: a function of the key and its name.</summary>
    public abstract Tensor<T> Initial<T>(Key key) where T : unmanaged, System.Numerics.INumberBase<T>;
}
