using System.Numerics.Tensors;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>-x.</summary>
public sealed record NegateOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Negate(x, y);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => -dy;
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>-x.</summary>
    public static Expr Negate(Expr x) => new NegateOp().Apply(x);
}
