using System.Numerics.Tensors;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>√x; NaN below 0. The slope at 0 is ∞.</summary>
public sealed record SqrtOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Sqrt(x, y);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => WeighOver(0.5 * dy, y);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>√x; NaN below 0. The slope at 0 is ∞.</summary>
    public static Expr Sqrt(Expr x) => new SqrtOp().Apply(x);
}
