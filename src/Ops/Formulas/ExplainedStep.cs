using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>A row of the lectures' tables on backpropagation.</summary>
/// <param name="Step">The name and its formula.</param>
/// <param name="Value">The value at the point.</param>
/// <param name="Local">∂ξn/∂ξi, for every input that depends on the variable of interest.</param>
/// <param name="Forward">Forward mode: dξn/dw, the axes of the step, then those of w; none where it is larger than
/// <see cref="Explanation.Largest"/> or there is no variable.</param>
/// <param name="Backward">Backward mode: dL/dξn, of the shape of the step.</param>
public sealed record ExplainedStep(FormulaStep Step, Tensor<double> Value, ValueList<LocalDerivative> Local, Option<Tensor<double>> Forward, Tensor<double> Backward);
