namespace Functional.Nn.Ops;

/// <summary>The weights of one recurrent layer in one direction, a row for each gate and unit.</summary>
/// <param name="Input">W of the input, <c>[gates units, in]</c>.</param>
/// <param name="Recurrent">W of the last output, <c>[gates units, units]</c>.</param>
/// <param name="InputBias">b of the input, <c>[gates units]</c>, or none.</param>
/// <param name="RecurrentBias">b of the last output, <c>[gates units]</c>, or none.</param>
public sealed record CellWeights(Expr Input, Expr Recurrent, Expr? InputBias = null, Expr? RecurrentBias = null);
