using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x above 0, <c>α (e^(x/α) - 1)</c> elsewhere (Barron, 2017). Its slope is continuous.</summary>
/// <param name="Alpha">The depth of the left plateau.</param>
public sealed record CeluOp([Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double Alpha = 1) : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        var alpha = T.CreateChecked(Alpha);
        Elementary.Map(x, y, v => v > T.Zero ? v : alpha * Elementary.Expm1(v / alpha));
    }

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(x, 0), dy, Weigh(dy, Exp(Minimum(x, 0) / Alpha)));
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x above 0, <c>α (e^(x/α) - 1)</c> elsewhere.</summary>
    public static Layer Celu(double alpha = 1) => new OpLayer(new CeluOp(alpha));
}
