namespace Functional.Nn.Ops;

/// <summary>All axes of an example as one: <c>[batch, a, b, ...] → [batch, a b ...]</c>.</summary>
public sealed record FlattenLayer : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => x.Shape is [var batch, .. var example] && example.IsKnown
        ? Functions.Reshape(x, [batch, example.Size])
        : new ShapeError("flatten") { Expected = "a batch of examples of known shape", Found = $"{x.Type}" };
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>All axes of an example as one.</summary>
    public static Layer Flatten { get; } = new FlattenLayer();

    /// <summary>The layer that gives back its input.</summary>
    public static Layer Identity => Layer.Identity;
}
