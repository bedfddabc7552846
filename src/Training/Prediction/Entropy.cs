using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>How uncertain probabilities are.</summary>
internal static class Entropy
{
    /// <summary>The entropy of each row of probabilities, in nats: of one choice among classes, or of all bits together.</summary>
    public static Tensor<double> Of(Tensor<double> probabilities, Distribution distribution)
    {
        var shape = probabilities.Shape.Rank > 1 ? probabilities.Shape[..^1] : probabilities.Shape;
        var width = shape.Size == 0 ? 0 : probabilities.Length / shape.Size;
        return Tensor.Generate(shape, row =>
        {
            var sum = 0.0;
            foreach (var p in probabilities.Span.Slice(row * width, width))
                sum += distribution is Distribution.Bernoulli ? Surprise(p) + Surprise(1 - p) : Surprise(p);
            return sum;
        });
    }

    /// <summary><c>-p log p</c>, and 0 at 0.</summary>
    private static double Surprise(double p) => p > 0 ? -p * Math.Log(p) : 0;
}
