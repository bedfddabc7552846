using System.Numerics.Tensors;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The largest integer up to x. The slope is 0.</summary>
public sealed record FloorOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Floor(x, y);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Option<Expr>.None;
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The largest integer up to x. The slope is 0.</summary>
    public static Expr Floor(Expr x) => new FloorOp().Apply(x);
}
