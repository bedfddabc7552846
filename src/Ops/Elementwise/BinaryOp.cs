using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The family of real functions of two elements at the same place, of equal shapes.</summary>
public abstract record BinaryOp : Op
{
    /// <inheritdoc/>
    public sealed override bool IsElementwise => true;

    /// <inheritdoc/>
    public sealed override Inference Infer(ImmutableArray<TensorType> inputs) => ShapeRules.SameReals(this, inputs, 2);

    /// <inheritdoc/>
    public sealed override void Compute<T>(Call<T> call) => Compute(call[0], call[1], call.Result);

    /// <inheritdoc/>
    public sealed override ImmutableArray<Option<Expr>> Pullback(Application at) => Pullback(at.Inputs[0], at.Inputs[1], at.Result, at.Adjoint);

    /// <summary>z = f(x, y), element by element.</summary>
    protected abstract void Compute<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>[∂f/∂x dz, ∂f/∂y dz]; none where a derivative is zero everywhere.</summary>
    protected abstract ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz);
}
