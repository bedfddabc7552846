using LanguageExt;

namespace Functional.Nn.Training;

/// <summary>Examples to predict; their targets where these are known.</summary>
/// <param name="Features">The features, real; the first axis counts the examples.</param>
/// <param name="Targets">Classes [n] or numbers [n, 1].</param>
public sealed record Examples(Tensor Features, Option<Tensor> Targets)
{
    /// <summary>The same examples in another shape of equal size, as a model takes them.</summary>
    public Validation<NnError, Examples> Reshape(Shape example) => Features.ReshapeRows(example).Map(features => this with { Features = features });
}
