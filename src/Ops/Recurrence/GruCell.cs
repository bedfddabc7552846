using System.Collections.Immutable;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>
/// Gated recurrent unit (Cho et al., 2014), the reset gate after the product: with gates r, z, n in this order,
/// <c>n = tanh(inputₙ + σ(r) recurrentₙ)</c> and <c>h = (1 - σ(z)) n + σ(z) h</c>.
/// </summary>
public sealed record GruCell : Cell
{
    /// <inheritdoc/>
    public override int Gates => 3;

    /// <inheritdoc/>
    public override ImmutableArray<Expr> Next(Expr input, Expr recurrent, ImmutableArray<Expr> states)
    {
        var (x, h) = (Cut(input), Cut(recurrent));
        var (reset, update) = (x[0] + h[0] | Sigmoid, x[1] + h[1] | Sigmoid);
        var candidate = x[2] + (reset * h[2]) | Tanh;
        return [candidate + (update * (states[0] - candidate))];
    }
}
