using System.Collections.Immutable;

namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>One step of a cell.</summary>
    public static ImmutableArray<Expr> Step(Cell cell, Expr x, ImmutableArray<Expr> states, CellWeights weights) =>
        cell.Next(Linear(x, weights.Input, weights.InputBias), Linear(states[0], weights.Recurrent, weights.RecurrentBias), states);

    /// <summary>A cell over a sequence <c>[time, batch, in]</c>: its outputs <c>[time, batch, units]</c> and its last states.</summary>
    /// <param name="cell">The step.</param>
    /// <param name="x">The sequence.</param>
    /// <param name="states">The states before the first step, <c>[batch, units]</c> each.</param>
    /// <param name="weights">The weights; the products with the input are computed for all steps at once.</param>
    /// <param name="backwards">Whether it begins with the last position.</param>
    public static ScanResult Recurrent(Cell cell, Expr x, ImmutableArray<Expr> states, CellWeights weights, bool backwards = false) => Scan(
        states,
        [Linear(x, weights.Input, weights.InputBias)],
        (before, inputs) =>
        {
            var next = cell.Next(inputs[0], Linear(before[0], weights.Recurrent, weights.RecurrentBias), before);
            return (next, [next[0]]);
        },
        backwards);

    /// <summary>Cells on top of each other, each in one direction or in both: the outputs of the last, those of both directions side by
    /// side, <c>[time, batch, directions units]</c>, and the last states <c>[layers directions, batch, units]</c>.</summary>
    /// <param name="cell">The step.</param>
    /// <param name="x">The sequence <c>[time, batch, in]</c>.</param>
    /// <param name="states">The first states <c>[layers directions, batch, units]</c>.</param>
    /// <param name="weights">The weights, layer by layer, in each the directions one after the other.</param>
    /// <param name="directions">1, or 2 for both.</param>
    public static ScanResult Recurrent(Cell cell, Expr x, ImmutableArray<Expr> states, ImmutableArray<CellWeights> weights, int directions)
    {
        var each = states.Select(state => Unstack(state, 0)).ToArray();
        var last = ImmutableArray.CreateBuilder<ScanResult>();
        foreach (var layer in weights.Chunk(directions))
        {
            var first = last.Count;
            last.AddRange(layer.Select((w, direction) => Recurrent(cell, x, [.. each.Select(state => state[first + direction])], w, backwards: direction == 1)));
            x = Join(-1, [.. last.Skip(first).Select(scan => scan.Outputs[0])]);
        }

        return new([.. Enumerable.Range(0, cell.States).Select(state => Stack(0, [.. last.Select(scan => scan.Last[state])]))], [x]);
    }
}
