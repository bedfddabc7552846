namespace Functional.Nn.Lectures;

/// <summary>Layers of one linear neuron without bias, all of one weight: <c>a_l = w a_(l-1)</c> from a_1 = 1, and the gradients <c>δ_l</c> of the last of them in each.</summary>
/// <param name="Weight">w.</param>
/// <param name="Activations">a_1, a_2, ...</param>
/// <param name="Gradients">δ_1, δ_2, ...</param>
internal sealed record Neurons(double Weight, ValueList<double> Activations, ValueList<double> Gradients)
{
    /// <summary>One row of so many layers for each weight, all in one graph, in double precision.</summary>
    public static Validation<NnError, ValueList<Neurons>> InARow(int layers, params ReadOnlySpan<double> weights) => Rows(layers, [.. weights]);

    /// <summary>a_l.</summary>
    public double Activation(int layer) => Activations[layer - 1];

    /// <summary>δ_l.</summary>
    public double Gradient(int layer) => Gradients[layer - 1];

    /// <summary>Both, over the layers.</summary>
    public IEnumerable<Plots.Mark> Lines => [new Line($"a, w = {Numerals.Readable.Of(Weight)}", Activations), new Line($"δ, w = {Numerals.Readable.Of(Weight)}", Gradients)];

    /// <summary>The numbers that the lecture has.</summary>
    public ValueList<string> Row => [.. new[] { Weight, Activation(2), Activation(6), Activation(101), Gradient(100), Gradient(96), Gradient(1) }.Select(new Numerals(5).Of)];

    private static Validation<NnError, ValueList<Neurons>> Rows(int layers, ValueList<double> weights)
    {
        Expr first = Input("a", [weights.Count]), w = Expr.Constant(Tensor.Generate([weights.Count], row => weights[row]));
        var a = Enumerable.Range(1, layers - 1).Aggregate(ValueList.Of(first), (before, _) => [.. before, w * before[^1]]);
        return Graph.Of([.. a, .. Sum(a[^1]).Gradient([.. a])]).Evaluate<double>(Env.Of(("a", Tensor.Fill([weights.Count], 1.0))))
            .Map(found => found.Select(value => value.To<double>()).ToArray())
            .Map(found => ValueList.Of([.. weights.Select((weight, row) => new Neurons(weight, [.. found[..layers].Select(a => a[row])], [.. found[layers..].Select(d => d[row])]))]));
    }
}
