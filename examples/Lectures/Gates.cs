namespace Functional.Nn.Lectures;

/// <summary>Lectures 000 and 003, "Perceptron": what one linear threshold unit can compute, and what takes two layers of them.</summary>
public sealed record Gates() : Example(
    "gates", [0, 3], "Logic by threshold neurons",
    "One threshold neuron draws one straight line: enough for AND and OR, and for 14 of the 16 functions of two bits. XOR takes a second layer; with one, the perceptron rule goes round for ever.")
{
    private const int Most = 50;
    private static readonly Tensor<double> Corners = Tensor.Of([4, 2], 0.0, 0, 0, 1, 1, 0, 1, 1);
    private static readonly Layer Step = BinaryStep(atZero: 0);

    /// <inheritdoc/>
    public override Validation<NnError, Findings> Run(Effort effort) =>
        from neuron in (Dense(1) >> Step).Build([2])
        from network in (Dense(2) >> Step >> Dense(1) >> Step).Build([2])
        let and = Unit(-1.5, 1, 1)
        let or = Unit(-0.5, 1, 1)
        let xor = Env.Of(
            ("dense1.weight", Tensor.Of([2, 2], 1.0, -1, 1, -1)), ("dense1.bias", Tensor.Vector(-0.5, 1.5)),     // OR, NAND
            ("dense2.weight", Tensor.Of([2, 1], 1.0, 1)), ("dense2.bias", Tensor.Vector(-1.5)))                  // AND of these
        from outputs in new[] { neuron.Predict<double>(and, Corners), neuron.Predict<double>(or, Corners), network.Predict<double>(xor, Corners) }.Sequence()
        let tables = outputs.Select(Text).ToArray()
        from possible in Possible()
        from apart in Apart(neurons: 1000, Key)
        from converged in Rosenblatt.Epochs(Corners, [0, 0, 0, 1]).Take(Most).Sequence()
        from rounds in Rosenblatt.Epochs(Corners, [0, 1, 1, 0]).Take(Most).Sequence()
        let positions = rounds.Select(epoch => epoch.Weights).Distinct().Count()
        from pictures in new[] { Picture("AND", neuron, and, [0, 0, 0, 1]), Picture("OR", neuron, or, [0, 1, 1, 1]), Picture("XOR, two layers", network, xor, [0, 1, 1, 0]) }.Sequence()
        select Findings.Of([.. pictures])
            .With("What the neurons answer.", new(["x1", "x2", "AND", "OR", "XOR"], [.. Enumerable.Range(0, 4).Select(i => ValueList.Of($"{i / 2}", $"{i % 2}", $"{tables[0][i]}", $"{tables[1][i]}", $"{tables[2][i]}"))]))
            .With("All functions of two bits, by their values at 00, 01, 10, 11, and a neuron b + w1 x1 + w2 x2 > 0 for each that has one.", new(["values", "b", "w1", "w2"], [.. Patterns.Select(pattern => Row(pattern, possible))]))
            .Claim("one neuron computes AND", tables[0] is "0001", tables[0])
            .Claim("one neuron computes OR", tables[1] is "0111", tables[1])
            .Claim("two layers compute XOR", tables[2] is "0110", tables[2])
            .Claim(Claim.AtMost("|z(00) + z(11) - z(01) - z(10)|, the largest of 1000 neurons whose weights are drawn,", apart, 1e-12))
            .Claim("as that is 0, no neuron has the signs of XOR or of its negation; all 14 other functions have one", Patterns.All(pattern => possible.ContainsKey(pattern) != IsContradiction(pattern)), $"{possible.Count} of {Patterns.Length}")
            .Claim("the perceptron rule converges on AND", converged[^1].Mistakes == 0, $"no mistakes in epoch {converged.Length}")
            .Claim("on XOR the perceptron rule comes back to weights it has had before, so it goes round for ever", positions < rounds.Length, $"{positions} different weights after {rounds.Length} epochs, {rounds[^1].Mistakes} mistakes in the last");

    private static string[] Patterns => [.. Enumerable.Range(0, 16).Select(n => Convert.ToString(n, 2).PadLeft(4, '0'))];

    /// <summary>Whether both z(00), z(11) lie on one side of 0 and both z(01), z(10) on the other, whose sums would be equal.</summary>
    private static bool IsContradiction(string pattern) => pattern is "0110" or "1001";

    /// <summary>A neuron for each truth table that one of 36 has: all of them are one layer.</summary>
    private static Validation<NnError, Dictionary<string, (double B, double W1, double W2)>> Possible()
    {
        var units = (from b in new[] { -1.5, -0.5, 0.5, 1.5 } from w1 in new[] { -1.0, 0, 1 } from w2 in new[] { -1.0, 0, 1 } select (B: b, W1: w1, W2: w2)).ToArray();
        var values = Env.Of(
            ("dense1.weight", Tensor.Generate([2, units.Length], i => i < units.Length ? units[i].W1 : units[i - units.Length].W2)),
            ("dense1.bias", Tensor.Generate([units.Length], i => units[i].B)));
        return from layer in (Dense(units.Length) >> Step).Build([2])
               from answers in layer.Predict<double>(values, Corners)
               select units.Index().GroupBy(unit => string.Concat(Enumerable.Range(0, 4).Select(corner => answers[corner, unit.Index])), unit => unit.Item).ToDictionary(same => same.Key, same => same.First());
    }

    /// <summary>How far the sums of z at opposite corners are apart.</summary>
    private static Validation<NnError, double> Apart(int neurons, Key key) =>
        from layer in Dense(neurons, weight: Normal(1), offset: Normal(1)).Build([2])
        from z in layer.Predict<double>(layer.Initial<double>(key), Corners)
        select Enumerable.Range(0, neurons).Select(unit => Math.Abs(z[0, unit] + z[3, unit] - z[1, unit] - z[2, unit])).Largest();

    private static Env Unit(double bias, double w1, double w2) => Env.Of(("dense1.weight", Tensor.Of([2, 1], w1, w2)), ("dense1.bias", Tensor.Vector(bias)));

    private static string Text(Tensor<double> outputs) => string.Concat(outputs.Span.ToArray());

    private static ValueList<string> Row(string pattern, Dictionary<string, (double B, double W1, double W2)> possible) => possible.TryGetValue(pattern, out var unit)
        ? [pattern, $"{unit.B}", $"{unit.W1}", $"{unit.W2}"]
        : [pattern, "none", "none", "none"];

    private static Validation<NnError, Plot> Picture(string title, Model model, Env parameters, ReadOnlySpan<int> classes) =>
        from data in Dataset.Of(Corners, Tensor.Vector(classes), ["x1", "x2"], ["0", "1"])
        from plot in DecisionRegions.Of<double>(model, parameters, MeanSquaredError, data)
        select (plot with { Title = title }).Sized(320, 320);
}
