using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>1 where x ≥ y, else 0. The slope is 0.</summary>
public sealed record GreaterOrEqualOp : BinaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => Elementary.Map(x, y, z, static (a, b) => a >= b ? T.One : T.Zero);

    /// <inheritdoc/>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) => [Option<Expr>.None, Option<Expr>.None];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>1 where x ≥ y, else 0. The slope is 0. Shapes broadcast.</summary>
    public static Expr GreaterOrEqual(Expr x, Expr y) => new GreaterOrEqualOp().Broadcast(x, y);
}
