using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>log(1 + e^x), exact in both tails.</summary>
public sealed record SoftplusOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, Elementary.Softplus);

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => dy * (x | Sigmoid);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>log(1 + e^x), exact in both tails.</summary>
    public static Layer Softplus { get; } = new OpLayer(new SoftplusOp());
}
