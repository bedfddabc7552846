using System.Numerics.Tensors;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The nearest integer; of two, the even one. The slope is 0.</summary>
public sealed record RoundOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Round(x, y);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Option<Expr>.None;
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The nearest integer; of two, the even one. The slope is 0.</summary>
    public static Expr Round(Expr x) => new RoundOp().Apply(x);
}
