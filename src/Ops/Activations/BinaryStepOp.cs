using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>0 below 0, 1 above, <c>AtZero</c> at 0: the unit step of Heaviside. The slope is 0.</summary>
/// <param name="AtZero">The value at 0: 0, 1/2 and 1 are usual.</param>
public sealed record BinaryStepOp([Range(-double.MaxValue, double.MaxValue)] double AtZero = 1) : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        var zero = T.CreateChecked(AtZero);
        Elementary.Map(x, y, v => v > T.Zero ? T.One : v < T.Zero ? T.Zero : T.IsNaN(v) ? v : zero);
    }

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Option<Expr>.None;
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>0 below 0, 1 above, <paramref name="atZero"/> at 0.</summary>
    public static Layer BinaryStep(double atZero = 1) => new OpLayer(new BinaryStepOp(atZero));
}
