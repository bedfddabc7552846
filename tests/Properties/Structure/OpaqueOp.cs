using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Properties;

/// <summary>What an op must not be: it holds a delegate, which no text tells.</summary>
/// <param name="Function">The delegate.</param>
public sealed record OpaqueOp(Func<double, double> Function) : UnaryOp
{
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < y.Length; i++)
            y[i] = T.CreateChecked(Function(double.CreateChecked(x[i])));
    }

    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Option<Expr>.None;
}
