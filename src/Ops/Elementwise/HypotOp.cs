using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>√(x² + y²), without overflow in between. The slope at the origin is 0.</summary>
public sealed record HypotOp : BinaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => Elementary.Map(x, y, z, T.Hypot);

    /// <summary>[x, y] / z dz.</summary>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) =>
        Where(Equal(z, 0), 1, z) is var length ? [dz * (x / length), dz * (y / length)] : [];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>√(x² + y²), without overflow in between. The slope at the origin is 0. Shapes broadcast.</summary>
    public static Expr Hypot(Expr x, Expr y) => new HypotOp().Broadcast(x, y);
}
