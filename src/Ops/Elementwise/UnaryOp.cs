using System.Collections.Immutable;
using System.Numerics;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The family of real functions applied to each element.</summary>
public abstract record UnaryOp : ActivationOp
{
    /// <inheritdoc/>
    public sealed override bool IsElementwise => true;

    /// <inheritdoc/>
    public sealed override void Compute<T>(Call<T> call) => Compute(call[0], call.Result);

    /// <inheritdoc/>
    public sealed override ImmutableArray<Option<Expr>> Pullback(Application at) => [Pullback(at.Input, at.Result, at.Adjoint)];

    /// <summary>y = f(x), element by element.</summary>
    protected abstract void Compute<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>f'(x) dy, from x, y = f(x) and dy; none where the derivative is zero everywhere.</summary>
    protected abstract Option<Expr> Pullback(Expr x, Expr y, Expr dy);
}
