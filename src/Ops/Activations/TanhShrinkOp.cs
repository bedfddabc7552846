using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>x - tanh x, exact near 0.</summary>
public sealed record TanhShrinkOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, Elementary.TanhShrink);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, Square(x | Tanh));
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x - tanh x, exact near 0.</summary>
    public static Layer TanhShrink { get; } = new OpLayer(new TanhShrinkOp());
}
