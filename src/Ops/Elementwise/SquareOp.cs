using System.Numerics.Tensors;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x².</summary>
public sealed record SquareOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Multiply(x, x, y);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, 2.0 * x);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x².</summary>
    public static Expr Square(Expr x) => new SquareOp().Apply(x);
}
