using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The family of recurrent layers: <c>[batch, time, in] → [batch, time, directions units]</c>, or only the last output,
/// <c>[batch, directions units]</c>. They start with zeros.</summary>
/// <param name="Units">The number of units.</param>
/// <param name="Depth">The number of layers on top of each other.</param>
/// <param name="Bidirectional">Whether each layer reads in both directions.</param>
/// <param name="Bias">Whether there are offsets.</param>
/// <param name="LastOnly">Whether only the last output is answered.</param>
public abstract record RecurrentLayer([Range(1, int.MaxValue)] int Units, [Range(1, 1000)] int Depth, bool Bidirectional, bool Bias, bool LastOnly) : Layer
{
    private int Directions => Bidirectional ? 2 : 1;

    /// <summary>The step.</summary>
    private protected abstract Cell Cell { get; }

    /// <inheritdoc/>
    protected sealed override Applied Output(Expr x, Place place)
    {
        if (x is not { Kind: Kind.Real, Shape: [var batch, _, { IsKnown: true } features] })
            return new ShapeError(Term.HeadOf(GetType())) { Expected = "real numbers [batch, time, features]", Found = $"{x.Type}" };
        var zeros = Expr.Fill([Depth * Directions, batch, Units], 0);
        var weights = Enumerable.Range(0, Depth * Directions).Select(i => Weights(i, i < Directions ? features.Extent : Directions * Units, place)).ToImmutableArray();
        var result = Recurrent(Cell, SwapAxes(x, 0, 1), [.. Enumerable.Repeat(zeros, Cell.States)], weights, Directions);
        return LastOnly
            ? Join(-1, [.. Unstack(result.Last[0], 0).TakeLast(Directions)])
            : SwapAxes(result.Outputs[0], 0, 1);
    }

    private CellWeights Weights(int number, int features, Place place)
    {
        var inside = place.Enter($"{1 + (number / Directions)}{(number % Directions == 1 ? "-reverse" : "")}");
        var bound = 1 / Math.Sqrt(Units);
        return new(Param("input-weight", [Cell.Gates * Units, features]), Param("recurrent-weight", [Cell.Gates * Units, Units]), Bias ? Param("input-bias", [Cell.Gates * Units]) : null, Bias ? Param("recurrent-bias", [Cell.Gates * Units]) : null);

        Expr Param(string role, Shape shape) => inside.Param(role, shape, Initializers.Uniform(-bound, bound));
    }
}
