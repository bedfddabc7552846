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

    /// <summary>[x, y] / z dz; at the origin a constant 0, so that the slope of the slope is 0 there too.</summary>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) =>
        [Weigh(dz, DirectionOf(x, z)), Weigh(dz, DirectionOf(y, z))];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>√(x² + y²), without overflow in between. The slope at the origin is 0. Shapes broadcast.</summary>
    public static Expr Hypot(Expr x, Expr y) => new HypotOp().Broadcast(x, y);
}
