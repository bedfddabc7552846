using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>0 up to -1/2, x + 1/2 up to 1/2, then 1. The slope at both ends is 0.</summary>
public sealed record PiecewiseLinearOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        var half = T.CreateChecked(0.5);
        Elementary.Map(x, y, v => T.Min(T.Max(v + half, T.Zero), T.One));
    }

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(0.5, Abs(x)), dy, 0);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>0 up to -1/2, x + 1/2 up to 1/2, then 1. The slope at both ends is 0.</summary>
    public static Layer PiecewiseLinear { get; } = new OpLayer(new PiecewiseLinearOp());
}
