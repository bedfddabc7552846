using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x^y; NaN where x is below 0 and y no integer. The slope in y is 0 where x or the power is 0, else NaN for x below 0.</summary>
public sealed record PowOp : BinaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => Elementary.Map(x, y, z, T.Pow);

    /// <summary>[y x^(y - 1) dz, z log x dz]; at 0^0, where the power would be infinite and its weight 0, 1 stands for x.</summary>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) =>
        [Weigh(dz, Weigh(y, Pow(Where(Equal(y, 0), Where(Equal(x, 0), 1, x), x), y - 1.0))), Weigh(dz, Weigh(z, Log(Where(Equal(x, 0), 1, x))))];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x^y; NaN where x is below 0 and y no integer. The slope in y is 0 where x or the power is 0, else NaN for x below 0. Shapes broadcast.</summary>
    public static Expr Pow(Expr x, Expr y) => new PowOp().Broadcast(x, y);
}
