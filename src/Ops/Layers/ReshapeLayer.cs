namespace Functional.Nn.Ops;

/// <summary>Each example under another shape of equal size: <c>[batch, ...] → [batch, shape...]</c>.</summary>
/// <param name="Shape">The shape of one example.</param>
public sealed record ReshapeLayer(Shape Shape) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => x.Shape is [var batch, ..] && Nn.Shape.Of(batch).Concat(Shape) is var shape
        ? Expr.TryOf(new ReshapeOp(shape), [x]).Match(Right: y => x.Shape == shape ? x : y[0], Left: error => ((Applied)error).Assuming(x.Type with { Shape = shape }))
        : new ShapeError("reshape") { Expected = "a batch of examples", Found = $"{x.Type}" };
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>Each example under another shape of equal size.</summary>
    public static Layer Reshape(Shape shape) => new ReshapeLayer(shape);
}
