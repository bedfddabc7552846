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

    /// <summary>[x, y] / z dz; at the origin a constant 0, so that the slope of the slope is 0 there too. Where z is infinite, only what is infinite
    /// itself has a direction.</summary>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz)
    {
        var (far, ofX, ofY) = (Infinite(z), Infinite(x), Infinite(y));
        var length = Where(far, Sqrt(ofX + ofY), z);
        return [Weigh(dz, DirectionOf(Where(far, ofX * Sign(x), x), length)), Weigh(dz, DirectionOf(Where(far, ofY * Sign(y), y), length))];

        static Expr Infinite(Expr v) => Equal(Abs(v), double.PositiveInfinity);
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>√(x² + y²), without overflow in between. The slope at the origin is 0. Shapes broadcast.</summary>
    public static Expr Hypot(Expr x, Expr y) => new HypotOp().Broadcast(x, y);
}
