namespace Functional.Nn.Lectures;

/// <summary>Rosenblatt's perceptron (1957): ŷ = 1 where w·x > 0 and else 0, and w + (t - ŷ) x after each example.</summary>
internal static class Rosenblatt
{
    /// <summary>What an epoch of the rule leaves.</summary>
    /// <param name="Weights">The weights after it, that of the constant 1 first.</param>
    /// <param name="Mistakes">How many examples were taken for the other class.</param>
    public sealed record Epoch(Tensor<double> Weights, int Mistakes);

    /// <summary>An epoch is a fold over the examples: the rule, and what it got wrong.</summary>
    public static (Expr Weights, Expr Mistakes) Pass(Expr w, Expr x, Expr t)
    {
        var fold = Scan([w], [x, t], (carry, at) =>
        {
            var error = at[1] - (Dot(carry[0], at[0]) | BinaryStep(atZero: 0));
            return ([carry[0] + (error * at[0])], [Abs(error)]);
        });
        return (fold.Last[0], Sum(fold.Outputs[0]));
    }

    /// <summary>The epochs from w = 0, up to the first without a mistake.</summary>
    /// <param name="examples">The examples, [n, d]; the 1 is put before them.</param>
    /// <param name="targets">0 or 1 for each.</param>
    public static IEnumerable<Validation<NnError, Epoch>> Epochs(Tensor<double> examples, ValueList<double> targets)
    {
        var (n, d) = (examples.Shape[0].Extent, examples.Shape[1].Extent);
        Expr w = Input("w", [d + 1]), x = Expr.Constant(Lifted(examples)), t = Expr.Constant(Tensor.Vector(targets.Items.AsSpan()));
        var pass = Pass(w, x, t);
        var program = new Program<double>(Graph.Of([pass.Weights, pass.Mistakes]));
        var now = Ok(new Epoch(Tensor.Fill([d + 1], 0.0), n));
        while (now.Match(Succ: epoch => epoch.Mistakes > 0, Fail: _ => false))
            yield return now = now.Bind(epoch => program.Run(Env.Of(("w", epoch.Weights)))).Map(found => new Epoch(found[0].To<double>(), (int)found[1].To<double>().Span[0]));
    }

    /// <summary>The examples with a 1 before each.</summary>
    public static Tensor<double> Lifted(Tensor<double> examples)
    {
        var width = examples.Shape[1].Extent + 1;
        return Tensor.Generate([examples.Shape[0].Extent, width], i => i % width == 0 ? 1.0 : examples[i / width, (i % width) - 1]);
    }
}
