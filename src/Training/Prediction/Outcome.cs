using Functional.Nn.Ops;

namespace Functional.Nn.Training;

/// <summary>What a prediction, after the loss's activation, says.</summary>
internal enum Outcome
{
    /// <summary>Numbers, of which no probability is known.</summary>
    Numbers,

    /// <summary>The probability of each class, along the last axis.</summary>
    Classes,

    /// <summary>For each number by itself, the probability of 1.</summary>
    Bits,
}

/// <summary>How losses read outputs, and how uncertain these are.</summary>
internal static class Outcomes
{
    /// <summary>What outputs of this type say.</summary>
    public static Outcome Of(Loss loss, TensorType outputs) =>
        loss.Activation == Layers.Sigmoid || (loss.Activation == Layer.Identity && loss.Range == (0, 1)) ? Outcome.Bits
        : loss.Activation != Layer.Identity && loss.Target(outputs).Match(Right: target => target.Kind is Kind.Index, Left: _ => false) ? Outcome.Classes
        : Outcome.Numbers;

    /// <summary>The entropy of each row of probabilities, in nats: of one choice among classes, or of all bits together.</summary>
    public static Tensor<double> Entropy(Tensor<double> probabilities, Outcome outcome)
    {
        var shape = probabilities.Shape.Rank > 1 ? probabilities.Shape[..^1] : probabilities.Shape;
        var width = shape.Size == 0 ? 0 : probabilities.Length / shape.Size;
        return Tensor.Generate(shape, row =>
        {
            var sum = 0.0;
            foreach (var p in probabilities.Span.Slice(row * width, width))
                sum += outcome is Outcome.Bits ? Surprise(p) + Surprise(1 - p) : Surprise(p);
            return sum;
        });
    }

    /// <summary><c>-p log p</c>, and 0 at 0.</summary>
    private static double Surprise(double p) => p > 0 ? -p * Math.Log(p) : 0;
}
