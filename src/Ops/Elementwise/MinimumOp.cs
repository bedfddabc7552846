using System.Collections.Immutable;
using System.Numerics.Tensors;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The smaller of x and y. At a tie each has half the slope.</summary>
public sealed record MinimumOp : BinaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.Min(x, y, z);

    /// <inheritdoc/>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) => [Where(Greater(y, x), dz, Where(Equal(x, y), 0.5 * dz, 0)), Where(Greater(x, y), dz, Where(Equal(x, y), 0.5 * dz, 0))];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The smaller of x and y. At a tie each has half the slope. Shapes broadcast.</summary>
    public static Expr Minimum(Expr x, Expr y) => new MinimumOp().Broadcast(x, y);
}
