using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The angle in radians, from -π to π, of the point whose ordinate is the first and whose abscissa is the second operand. The slope at the
/// origin, where there is none, is 0.</summary>
public sealed record Atan2Op : BinaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => Elementary.Map(x, y, z, T.Atan2);

    /// <summary>[y, -x] / (x² + y²) dz, as [cos z, -sin z] / √(x² + y²) dz, which does not overflow.</summary>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) => 
        Hypot(x, y) is var length ? [Weigh(dz, DirectionOf(Cos(z), length)), -Weigh(dz, DirectionOf(Sin(z), length))] : [];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The angle in radians, from -π to π, of the point (x, y); its slope at the origin is 0. Shapes broadcast.</summary>
    public static Expr Atan2(Expr y, Expr x) => new Atan2Op().Broadcast(y, x);
}
