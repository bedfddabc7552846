namespace Functional.Nn.Training;

/// <summary>Some examples of a dataset, for one step of training.</summary>
/// <param name="Features">The features; the first axis counts the examples.</param>
/// <param name="Targets">The targets of the same examples.</param>
public sealed record Batch(Tensor Features, Tensor Targets)
{
    /// <summary>The number of examples.</summary>
    public int Count => Features.Shape[0].Extent;
}
