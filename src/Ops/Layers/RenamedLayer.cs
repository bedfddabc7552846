namespace Functional.Nn.Ops;

/// <summary>One layer under another name than its number among its like: its parameters are <c>name.weight</c>.</summary>
/// <param name="Name">A letter, then letters, digits, <c>-</c> or <c>_</c>.</param>
/// <param name="Layer">The layer, no chain.</param>
public sealed record RenamedLayer(string Name, Layer Layer) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Words.Checked(Name, Layer.Sequence is not [_]
        ? new ShapeError("renamed") { Expected = "one layer", Found = $"{Layer.Sequence.Length}", Hint = "Give several layers a name with named." }
        : Layer.Apply(x, place));

    internal override string? GivenName => Words.IsName(Name) ? Name : null;
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>One layer under another name than its number among its like.</summary>
    public static Layer Renamed(string name, Layer layer) => new RenamedLayer(name, layer);
}
