using System.Numerics.Tensors;

namespace Functional.Nn.Bench;

/// <summary>Prediction by a compiled model.</summary>
/// <param name="predict">The model with its parameters.</param>
/// <param name="examples">What it is called with.</param>
internal sealed class PredictionStepper(Function<float> predict, Tensor examples) : IStepper
{
    public double Step() => TensorPrimitives.Sum(predict.Run(examples).OrThrow().Span);
}
