using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The hyperbolic tangent. Its slope is sech² x.</summary>
public sealed record TanhOp : UnaryOp
{
    /// <inheritdoc/>
    public override double Gain => 5.0 / 3;

    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, T.Tanh);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, SechSquared(x));
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The hyperbolic tangent. Its slope is sech² x.</summary>
    public static Layer Tanh { get; } = new OpLayer(new TanhOp());
}
