using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>x times <see cref="HardSigmoidOp"/> of x (Howard et al., 2019). The slope at -3 is that of the parabola, -1/2, and at 3 that of the line, 1.</summary>
public sealed record HardSwishOp : UnaryOp
{
    /// <inheritdoc/>
    protected override void Compute<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        var (three, six) = (T.CreateChecked(3), T.CreateChecked(6));
        Elementary.Map(x, y, v => v >= three ? v : v <= -three ? T.Zero : v * ((v + three) / six));
    }

    /// <inheritdoc/>
    protected override Option<Expr> Pullback(Expr x, Expr y, Expr dy) =>
        Where(Greater(3, x), Where(Greater(-3, x), 0, Weigh(dy, (Maximum(Minimum(x, 3), -3) / 3.0) + 0.5)), dy);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>x times <see cref="HardSigmoidOp"/> of x (Howard et al., 2019). The slope at -3 is that of the parabola, -1/2, and at 3 that of the line, 1.</summary>
    public static Layer HardSwish { get; } = new OpLayer(new HardSwishOp());
}
