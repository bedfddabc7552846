using System.Numerics.Tensors;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The smallest integer from x on. The slope is 0.</summary>
public sealed record CeilingOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Ceiling(x, y);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Option<Expr>.None;
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The smallest integer from x on. The slope is 0.</summary>
    public static Expr Ceiling(Expr x) => new CeilingOp().Apply(x);
}
