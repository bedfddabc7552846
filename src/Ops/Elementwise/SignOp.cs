using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>-1, 0 or 1; NaN of NaN. The slope is 0.</summary>
public sealed record SignOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, static v => T.IsNaN(v) ? v : T.CreateChecked(T.Sign(v)));

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Option<Expr>.None;
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>-1, 0 or 1; NaN of NaN. The slope is 0.</summary>
    public static Expr Sign(Expr x) => new SignOp().Apply(x);
}
