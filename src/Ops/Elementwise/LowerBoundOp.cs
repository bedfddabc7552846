using System.Numerics.Tensors;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>x, but at least <c>Min</c>, with slope 1 everywhere: what is below can still be learned to rise.</summary>
/// <param name="Min">The least value.</param>
public sealed record LowerBoundOp(double Min = 0) : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Max(x, T.CreateSaturating(Min), y);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => dy;
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x, but at least <paramref name="min"/>, with slope 1 everywhere.</summary>
    public static Expr LowerBound(Expr x, double min) => new LowerBoundOp(min).Apply(x);
}
