using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x where |x| is above <c>Limit</c>, else 0. The slope at ±Limit is 0.</summary>
/// <param name="Limit">Where shrinking ends.</param>
public sealed record HardShrinkOp([Range(0.0, double.MaxValue)] double Limit = 0.5) : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        var limit = T.CreateChecked(Limit);
        Elementary.Map(x, y, v => T.Abs(v) <= limit ? T.Zero : v);
    }

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(Abs(x), Limit), dy, 0);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x where |x| is above <paramref name="limit"/>, else 0.</summary>
    public static Layer HardShrink(double limit = 0.5) => new OpLayer(new HardShrinkOp(limit));
}
