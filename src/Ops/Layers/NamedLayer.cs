namespace Functional.Nn.Ops;

/// <summary>The body under a name of its own, which its parameters begin with: <c>name/dense1.weight</c>.</summary>
/// <param name="Name">A letter, then letters, digits, <c>-</c> or <c>_</c>.</param>
/// <param name="Body">What is named.</param>
public sealed record NamedLayer(string Name, Layer Body) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Words.Checked(Name, ChainLayer.Through(Body, x, place));

    internal override string? GivenName => Words.IsName(Name) ? Name : null;
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The body under a name of its own, which its parameters begin with.</summary>
    public static Layer Named(string name, Layer body) => new NamedLayer(name, body);
}
