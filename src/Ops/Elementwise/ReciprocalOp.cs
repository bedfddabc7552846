using System.Numerics.Tensors;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>1/x.</summary>
public sealed record ReciprocalOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Reciprocal(x, y);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => -Weigh(Weigh(dy, y), y);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>1/x.</summary>
    public static Expr Reciprocal(Expr x) => new ReciprocalOp().Apply(x);
}
