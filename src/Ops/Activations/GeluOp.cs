using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>x Φ(x), Φ the standard normal distribution (Hendrycks and Gimpel, 2016).</summary>
public sealed record GeluOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, Normal.Gelu);

    /// <summary>(Φ(x) + x φ(x)) dy.</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) =>
        Weigh(dy, (x | Probit) + Weigh(1 / Math.Sqrt(2 * Math.PI) * Exp(-0.5 * Square(x)), x));
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x Φ(x), Φ the standard normal distribution (Hendrycks and Gimpel, 2016).</summary>
    public static Layer Gelu { get; } = new OpLayer(new GeluOp());
}
