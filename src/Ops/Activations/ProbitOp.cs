using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The cumulative distribution function Φ of the standard normal distribution. Its slope is the density φ.</summary>
public sealed record ProbitOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, Normal.Distribution);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) =>
        Weigh(dy, 1 / Math.Sqrt(2 * Math.PI) * Exp(-0.5 * Square(x)));
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The cumulative distribution function Φ of the standard normal distribution. Its slope is the density φ.</summary>
    public static Layer Probit { get; } = new OpLayer(new ProbitOp());
}
