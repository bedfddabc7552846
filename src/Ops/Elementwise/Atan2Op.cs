using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The angle in radians, from -π to π, of the point whose ordinate is the first and whose abscissa is the second operand.</summary>
public sealed record Atan2Op : BinaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => Elementary.Map(x, y, z, T.Atan2);

    /// <summary>[y, -x] / (x² + y²) dz, by quotients of x and y, which do not overflow.</summary>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) => [Weigh(dz, Cos(z) / Hypotenuse(x, y)), -Weigh(dz, Sin(z) / Hypotenuse(x, y))];

    private static Expr Hypotenuse(Expr x, Expr y) => Maximum(Abs(x), Abs(y)) is var most ? most * Sqrt(Square(x / most) + Square(y / most)) : x;
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The angle in radians, from -π to π, of the point (x, y). Shapes broadcast.</summary>
    public static Expr Atan2(Expr y, Expr x) => new Atan2Op().Broadcast(y, x);
}
