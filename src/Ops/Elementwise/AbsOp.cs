using System.Numerics.Tensors;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>|x|. The slope at 0 is 0.</summary>
public sealed record AbsOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Abs(x, y);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, Sign(x));
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>|x|. The slope at 0 is 0.</summary>
    public static Expr Abs(Expr x) => new AbsOp().Apply(x);
}
