namespace Functional.Nn.Training;

/// <summary>A variable that an optimiser keeps from step to step: a running mean, a velocity.</summary>
/// <param name="Variable">The name: <c>adam1.m/dense1.weight</c>.</param>
/// <param name="Type">The shape.</param>
/// <param name="Initial">The number it starts with, everywhere.</param>
public sealed record SlotOp(string Variable, TensorType Type, double Initial) : VarOp(Variable, Type);
