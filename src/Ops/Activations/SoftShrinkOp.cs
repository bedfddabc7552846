using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x drawn towards 0 by <c>Limit</c>, and 0 where |x| is at most that. The slope at ±Limit is 0.</summary>
/// <param name="Limit">How far.</param>
public sealed record SoftShrinkOp([Range(0.0, double.MaxValue)] double Limit = 0.5) : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        var limit = T.CreateChecked(Limit);
        Elementary.Map(x, y, v => T.Abs(v) <= limit ? T.Zero : v > T.Zero ? v - limit : v + limit);
    }

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(Abs(x), Limit), dy, 0);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x drawn towards 0 by <paramref name="limit"/>, and 0 where |x| is at most that.</summary>
    public static Layer SoftShrink(double limit = 0.5) => new OpLayer(new SoftShrinkOp(limit));
}
