using Functional.Nn.Ops;
using LanguageExt;

namespace Functional.Nn.Properties;

/// <summary>The identity, which refuses to compute a certain number of elements.</summary>
/// <param name="Refused">The number.</param>
public sealed record PickyOp(int Refused) : UnaryOp
{
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        if (x.Length == Refused)
            throw new NnException(new DataError("picky"));
        x.CopyTo(y);
    }

    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => dy;
}
