using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>A recurrent layer of <see cref="LstmCell"/>s: <c>[batch, time, in] → [batch, time, directions units]</c>.</summary>
/// <param name="Units">The number of units.</param>
/// <param name="Depth">The number of layers on top of each other.</param>
/// <param name="Bidirectional">Whether each layer reads in both directions.</param>
/// <param name="Bias">Whether there are offsets.</param>
/// <param name="LastOnly">Whether only the last output is answered.</param>
public sealed record LstmLayer([Range(1, int.MaxValue)] int Units, [Range(1, 1000)] int Depth = 1, bool Bidirectional = false, bool Bias = true, bool LastOnly = false)
    : RecurrentLayer(Units, Depth, Bidirectional, Bias, LastOnly)
{
    private protected override Cell Cell => new LstmCell();
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>A recurrent layer of <see cref="LstmCell"/>s: <c>[batch, time, in] → [batch, time, directions units]</c>.</summary>
    public static Layer Lstm(int units, int depth = 1, bool bidirectional = false, bool bias = true, bool lastOnly = false) =>
        new LstmLayer(units, depth, bidirectional, bias, lastOnly);
}
