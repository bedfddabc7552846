using System.Collections.Immutable;
using System.Numerics;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>
/// -t log p - (1 - t) log(1 - p) of probabilities p and t, with logarithms of at least -100. The slope in p is <c>(p - t) / (p (1 - p))</c> with a
/// denominator of at least 1e-12, in single precision as PyTorch has it: it points the way even where a logarithm is cut off.
/// </summary>
public sealed record LogLossOp : BinaryOp
{
    private const double Lowest = -100;
    private const double Flattest = 1e-12f;

    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        var lowest = T.CreateChecked(Lowest);
        for (var i = 0; i < z.Length; i++)
            z[i] = -Part(y[i], T.Max(T.Log(x[i]), lowest)) - Part(T.One - y[i], T.Max(Elementary.Log1p(-x[i]), lowest));
    }

    /// <inheritdoc/>
    protected override ImmutableArray<Option<Expr>> Pullback(Expr x, Expr y, Expr z, Expr dz) =>
    [
        Weigh(dz, (x - y) / Clamp(x * (1.0 - x), min: Flattest)),
        Weigh(dz, Clamp(Log1p(-x), min: Lowest) - Clamp(Log(x), min: Lowest)),
    ];

    private static T Part<T>(T weight, T logarithm) where T : INumberBase<T> => T.IsZero(weight) ? T.Zero : weight * logarithm;
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>-t log p - (1 - t) log(1 - p), with logarithms of at least -100. Shapes broadcast.</summary>
    public static Expr LogLoss(Expr p, Expr t) => new LogLossOp().Broadcast(p, t);
}
