namespace Functional.Nn.Lectures;

/// <summary>How far activations and gradients spread, layer by layer, in a network that has not learned yet.</summary>
/// <param name="Activations">The standard deviation of what each layer answers.</param>
/// <param name="Gradients">The standard deviation of the gradient that comes back to it.</param>
internal sealed record Depth(ValueList<double> Activations, ValueList<double> Gradients)
{
    /// <summary>What is left of the deviation of the first layer's activations in the last.</summary>
    public double Forward => Activations[^1] / Activations[0];

    /// <summary>What is left of the deviation of the last layer's gradient in the first.</summary>
    public double Backward => Gradients[0] / Gradients[^1];

    /// <summary>The spread in hidden layers as wide as the examples, without biases; the gradient that comes to the last of them is N(0, 1).</summary>
    public static Validation<NnError, Depth> Of(Layer activation, Initializer weight, int depth, Tensor<float> x, Key key) =>
        from model in Repeat(depth, Dense(x.Shape[1].Extent, bias: false, weight: weight) >> activation).Build([x.Shape[1]])
        let layers = Hidden(model, activation)
        let gradients = Reverse.Pull([layers[^1]], [Input("d", layers[^1].Shape)], [.. layers])
        let inputs = model.Initial<float>(key).With(("x", x), ("d", Normal(1).Draw<float>(key.Fold("gradient"), x.Shape, default)))
        from found in new Program<float>(Graph.Of(layers.Concat(gradients).Select(value => Std(value, unbiased: false))), Passes.Fuse).Run(inputs)
        let deviations = found.Select(deviation => (double)deviation.To<float>().Span[0]).ToArray()
        select new Depth([.. deviations[..depth]], [.. deviations[depth..]]);

    private static ValueList<Expr> Hidden(Model model, Layer activation) =>
    [
        .. model.Activations.Names.Select((name, i) => (name, model.Activations.Graph.Values[model.Activations.Graph.Outputs[i]]))
            .Where(at => at.name.EndsWith($"{activation}1", StringComparison.Ordinal)).Select(at => at.Item2),
    ];
}
