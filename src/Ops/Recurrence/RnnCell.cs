using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary><c>h = f(input + recurrent)</c> (Elman, 1990).</summary>
/// <param name="Activation">f; tanh is usual.</param>
public sealed record RnnCell(ActivationOp Activation) : Cell
{
    /// <inheritdoc/>
    public override int Gates => 1;

    /// <inheritdoc/>
    public override ImmutableArray<Expr> Next(Expr input, Expr recurrent, ImmutableArray<Expr> states) => [Activation.Apply(input + recurrent)];
}
