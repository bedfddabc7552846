using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>log σ(x), exact in both tails.</summary>
public sealed record LogSigmoidOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, static v => -Elementary.Softplus(-v));

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, -x | Sigmoid);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>log σ(x), exact in both tails.</summary>
    public static Layer LogSigmoid { get; } = new OpLayer(new LogSigmoidOp());
}
