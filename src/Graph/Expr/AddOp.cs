using System.Collections.Immutable;
using System.Numerics.Tensors;
using LanguageExt;

namespace Functional.Nn;

/// <summary>a + b, of equal shapes. Adjoints meet in it.</summary>
public sealed record AddOp : Op
{
    /// <inheritdoc/>
    public override bool IsElementwise => true;

    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => ShapeRules.SameReals(this, inputs, 2);

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => TensorPrimitives.Add(call[0], call[1], call.Result);

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [at.Adjoint, at.Adjoint];
}
