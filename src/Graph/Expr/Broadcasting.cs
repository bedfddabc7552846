using System.Collections.Immutable;

namespace Functional.Nn;

/// <summary>Explicit broadcasting: elementwise ops take equal shapes, what calls them inserts <see cref="BroadcastToOp"/>.</summary>
public static class Broadcasting
{
    /// <summary>The op on operands read in their common shape; throws <see cref="ShapeException"/> where there is none.</summary>
    public static Expr Broadcast(this Op op, params ImmutableArray<Expr> operands) =>
        operands.Aggregate((Shape?)Shape.Scalar, static (shape, x) => shape is { } s ? Shape.Broadcast(s, x.Shape) : null) is { } common
            ? op.Apply(ImmutableArray.CreateRange(operands, static (x, shape) => x.BroadcastTo(shape), common))
            : throw new ShapeException(new ShapeError($"{op.Name}: shapes do not broadcast")
            {
                Expected = "equal extents, or 1, counted from the last axis",
                Found = string.Join(" and ", operands.Select(x => x.Shape)),
            });
}
