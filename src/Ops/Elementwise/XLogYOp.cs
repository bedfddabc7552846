using System.Collections.Immutable;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x log y, and 0 where x is 0, unless y is NaN. The slope in y at (0, 0) is NaN: there is none.</summary>
public sealed record XLogYOp : BinaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (var i = 0; i < z.Length; i++)
            z[i] = x[i] == T.Zero && !T.IsNaN(y[i]) ? T.Zero : x[i] * T.Log(y[i]);
    }

    /// <inheritdoc/>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) => [Weigh(dz, Log(y)), Weigh(dz, x / y)];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x log y, and 0 where x is 0, unless y is NaN. Shapes broadcast.</summary>
    public static Expr XLogY(Expr x, Expr y) => new XLogYOp().Broadcast(x, y);
}
