using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The complement of the error function, <c>2/√π ∫ₓ^∞ e^(-t²) dt</c>, exact where it is small.</summary>
public sealed record ErfcOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y) => Elementary.Map(x, y, Elementary.Erfc);

    /// <summary>-2/√π e^(-x²) dy.</summary>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Weigh(dy, -2 / Math.Sqrt(Math.PI) * Exp(-Square(x)));
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The complement of the error function, <c>2/√π ∫ₓ^∞ e^(-t²) dt</c>, exact where it is small.</summary>
    public static Expr Erfc(Expr x) => new ErfcOp().Apply(x);
}
