using System.Collections.Immutable;
using System.Numerics.Tensors;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x y.</summary>
public sealed record MultiplyOp : BinaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.Multiply(x, y, z);

    /// <inheritdoc/>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) => [Weigh(dz, y), Weigh(dz, x)];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x y. Shapes broadcast.</summary>
    public static Expr Multiply(Expr x, Expr y) => new MultiplyOp().Broadcast(x, y);
}
