using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>What is computed of the steps of a formula, in their order.</summary>
/// <param name="Values">The values.</param>
/// <param name="Forward">The total derivatives by the variable of interest.</param>
/// <param name="Backward">The adjoints.</param>
/// <param name="Gradient">The adjoints of the variables.</param>
internal sealed record ExplainedTotals(
    ImmutableArray<Tensor<double>> Values,
    ImmutableArray<Option<Tensor<double>>> Forward,
    ImmutableArray<Tensor<double>> Backward,
    ImmutableArray<Tensor<double>> Gradient);
