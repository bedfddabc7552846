using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Examples to predict; their targets where these are known.</summary>
/// <param name="Features">The features, [n, features].</param>
/// <param name="Targets">Classes [n] or numbers [n, 1].</param>
public sealed record Examples(Tensor<double> Features, Option<Tensor> Targets);
