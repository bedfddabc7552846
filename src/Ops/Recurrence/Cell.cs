using System.Collections.Immutable;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>One step of a recurrent network, as data: from what the input and the last output give to the next states.</summary>
public abstract record Cell
{
    /// <summary>The number of rows of the weights for each unit.</summary>
    public abstract int Gates { get; }

    /// <summary>The number of states, of which the first is the output.</summary>
    public virtual int States => 1;

    /// <summary>The next states.</summary>
    /// <param name="input">W x + b of the input, <c>[batch, gates units]</c>.</param>
    /// <param name="recurrent">W h + b of the last output, <c>[batch, gates units]</c>.</param>
    /// <param name="states">The states before, <c>[batch, units]</c> each.</param>
    public abstract ImmutableArray<Expr> Next(Expr input, Expr recurrent, ImmutableArray<Expr> states);

    /// <summary>The gates, one after the other on the last axis.</summary>
    private protected ImmutableArray<Expr> Cut(Expr gates) =>
        Split(gates, -1, [.. Enumerable.Repeat(gates.Shape[^1].Extent / Gates, Gates)]);
}
