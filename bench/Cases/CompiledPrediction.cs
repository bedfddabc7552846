using System.Numerics.Tensors;

namespace Functional.Nn.Bench;

/// <summary>Prediction by a program.</summary>
/// <param name="program">The program, of one output.</param>
/// <param name="env">Parameters and examples.</param>
internal sealed class CompiledPrediction(Program<float> program, Env env) : IStepper
{
    public double Step() => TensorPrimitives.Sum(((Tensor<float>)program.Run(env).OrThrow()[0]).Span);
}
