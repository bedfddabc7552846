using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x / (1 + |x|).</summary>
public sealed record SoftsignOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, static v => T.IsInfinity(v) ? T.CopySign(T.One, v) : v / (T.One + T.Abs(v)));

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) =>
        Reciprocal(1.0 + Abs(x)) is var r ? Weigh(dy, Square(r)) : Option<Expr>.None;
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x / (1 + |x|).</summary>
    public static Layer Softsign { get; } = new OpLayer(new SoftsignOp());
}
