using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>A recurrent layer of <see cref="RnnCell"/>s: <c>[batch, time, in] → [batch, time, directions units]</c>.</summary>
/// <param name="Units">The number of units.</param>
/// <param name="Depth">The number of layers on top of each other.</param>
/// <param name="Bidirectional">Whether each layer reads in both directions.</param>
/// <param name="Bias">Whether there are offsets.</param>
/// <param name="LastOnly">Whether only the last output is answered.</param>
/// <param name="Activation">The activation; tanh if left out.</param>
public sealed record RnnLayer([Range(1, int.MaxValue)] int Units, [Range(1, 1000)] int Depth = 1, bool Bidirectional = false, bool Bias = true, bool LastOnly = false, ActivationOp? Activation = null)
    : RecurrentLayer(Units, Depth, Bidirectional, Bias, LastOnly)
{
    private protected override Cell Cell => new RnnCell(Activation ?? new TanhOp());
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>A recurrent layer of <see cref="RnnCell"/>s: <c>[batch, time, in] → [batch, time, directions units]</c>.</summary>
    public static Layer Rnn(int units, int depth = 1, bool bidirectional = false, bool bias = true, bool lastOnly = false, ActivationOp? activation = null) =>
        new RnnLayer(units, depth, bidirectional, bias, lastOnly, activation);
}
