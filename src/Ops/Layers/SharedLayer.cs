namespace Functional.Nn.Ops;

/// <summary>The body with parameters that are shared with every other layer shared under this name, wherever it stands.</summary>
/// <param name="Name">A letter, then letters, digits, <c>-</c> or <c>_</c>.</param>
/// <param name="Body">What is shared; the same description everywhere.</param>
public sealed record SharedLayer(string Name, Layer Body) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) =>
        Words.Checked(Name, ChainLayer.Through(Body, x, place.Sharing($"shared:{Name}")));
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The body with parameters that are shared with every other layer shared under this name.</summary>
    public static Layer Shared(string name, Layer body) => new SharedLayer(name, body);
}
