using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>The family of functions of one real tensor whose result has its shape. Every member is also a layer, by its name.</summary>
public abstract record ActivationOp : Op
{
    /// <summary>The gain by which the deviation of the weights before it is multiplied, so that activations keep their variance.</summary>
    public virtual double Gain => 1;

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => ShapeRules.SameReals(this, inputs, 1);
}
