using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>0 up to -3, x/6 + 1/2 up to 3, then 1. The slope at both ends is 0.</summary>
public sealed record HardSigmoidOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        var (three, six) = (T.CreateChecked(3), T.CreateChecked(6));
        Elementary.Map(x, y, v => T.Min(T.Max(v + three, T.Zero), six) / six);
    }

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) => Where(Greater(3, Abs(x)), dy / 6.0, 0);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>0 up to -3, x/6 + 1/2 up to 3, then 1. The slope at both ends is 0.</summary>
    public static Layer HardSigmoid { get; } = new OpLayer(new HardSigmoidOp());
}
