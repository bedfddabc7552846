using Functional.Nn.Ops;

namespace Functional.Nn.Checking;

/// <summary>A layer and the shape of an example for which it builds.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Example">The shape of one example.</param>
public sealed record LayerCase(Layer Layer, Shape Example)
{
    /// <summary>The built layer.</summary>
    public Model Model => Layer.Build(Example).OrThrow();

    /// <summary>The layer as text, and the shape.</summary>
    public override string ToString() => $"{Layer} on {Example}";
}
