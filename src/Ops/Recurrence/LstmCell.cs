using System.Collections.Immutable;
using static Functional.Nn.Ops.Layers;

namespace Functional.Nn.Ops;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber, 1997; with the forget gate of Gers et al., 2000): with gates i, f, g, o in this order,
/// <c>c = σ(f) c + σ(i) tanh(g)</c> and <c>h = σ(o) tanh(c)</c>.
/// </summary>
public sealed record LstmCell : Cell
{
    /// <inheritdoc/>
    public override int Gates => 4;

    /// <inheritdoc/>
    public override int States => 2;

    /// <inheritdoc/>
    public override ImmutableArray<Expr> Next(Expr input, Expr recurrent, ImmutableArray<Expr> states)
    {
        var gates = Cut(input + recurrent);
        var cell = ((gates[1] | Sigmoid) * states[1]) + ((gates[0] | Sigmoid) * (gates[2] | Tanh));
        return [(gates[3] | Sigmoid) * (cell | Tanh), cell];
    }
}
