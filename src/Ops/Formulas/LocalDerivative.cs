using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>How a step changes with one of the things it is directly made of, all others being held fixed.</summary>
/// <param name="Input">The variable or earlier step.</param>
/// <param name="Value">∂step/∂input: the axes of the step, then those of the input; none where it is larger than
/// <see cref="Explanation.Largest"/>.</param>
public sealed record LocalDerivative(string Input, Option<Tensor<double>> Value)
{
    /// <summary>The derivative as an expression of what the step is made of; none where both are tensors: it has the axes of both, for which there are no signs.</summary>
    public Option<Expr> Formula { get; init; }
}
