using System.Collections.Immutable;
using Functional.Nn.Ops;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Properties;

internal static partial class ReferenceOps
{
    private static IEnumerable<(string Op, Func<ReferenceCase, ImmutableArray<Expr>> Outputs)> Recurrences =>
    [
        ("rnn_tanh", c => Stacked(c, new RnnCell(new TanhOp()))),
        ("rnn_relu", c => Stacked(c, new RnnCell(new ReluOp()))),
        ("lstm", c => Stacked(c, new LstmCell())),
        ("gru", c => Stacked(c, new GruCell())),
        ("rnn_tanh_cell", c => Step(new RnnCell(new TanhOp()), c.X, [c["h"]], CellWeightsOf(c, ""))),
        ("rnn_relu_cell", c => Step(new RnnCell(new ReluOp()), c.X, [c["h"]], CellWeightsOf(c, ""))),
        ("lstm_cell", c => Step(new LstmCell(), c.X, [c["h"], c["c"]], CellWeightsOf(c, ""))),
        ("gru_cell", c => Step(new GruCell(), c.X, [c["h"]], CellWeightsOf(c, ""))),
    ];

    private static ImmutableArray<Expr> Stacked(ReferenceCase c, Cell cell)
    {
        var directions = c.Flag("bidirectional") ? 2 : 1;
        var weights = Enumerable.Range(0, c.Int("layers")).SelectMany(layer => Enumerable.Range(0, directions).Select(direction => CellWeightsOf(c, $"_l{layer}{(direction == 1 ? "_reverse" : "")}")));
        var x = c.Flag("batch_first") ? SwapAxes(c.X, 0, 1) : c.X;
        var result = Recurrent(cell, x, cell.States == 2 ? [c["h0"], c["c0"]] : [c["h0"]], [.. weights], directions);
        return [c.Flag("batch_first") ? SwapAxes(result.Outputs[0], 0, 1) : result.Outputs[0], .. result.Last];
    }

    private static CellWeights CellWeightsOf(ReferenceCase c, string place) => new(
        c[$"weight_ih{place}"],
        c[$"weight_hh{place}"],
        c.Has($"bias_ih{place}") ? c[$"bias_ih{place}"] : null,
        c.Has($"bias_hh{place}") ? c[$"bias_hh{place}"] : null);
}
