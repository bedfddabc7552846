using System.Collections.Immutable;
using System.Numerics.Tensors;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The larger of x and y. At a tie each has half the slope.</summary>
public sealed record MaximumOp : BinaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.Max(x, y, z);

    /// <inheritdoc/>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) => [Where(Greater(x, y), dz, Where(Equal(x, y), 0.5 * dz, 0)), Where(Greater(y, x), dz, Where(Equal(x, y), 0.5 * dz, 0))];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The larger of x and y. At a tie each has half the slope. Shapes broadcast.</summary>
    public static Expr Maximum(Expr x, Expr y) => new MaximumOp().Broadcast(x, y);
}
