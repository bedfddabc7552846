namespace Functional.Nn.Ops;

/// <summary>What ops that take an axis in equal parts share.</summary>
internal static class EvenParts
{
    /// <summary>The axis, counted from the first, and the extent of each of some parts; throws <see cref="ShapeException"/> where it does not divide.</summary>
    public static (int Axis, int Extent) Of(string op, Expr x, int axis, int parts) =>
        Axes.Of(axis).Within(x.Shape.Rank).Match(
            Right: counted => counted[0],
            Left: error => throw new ShapeException(error)) is var at && x.Shape[at] is { IsKnown: true } extent && parts > 0 && extent.Extent % parts == 0
            ? (at, extent.Extent / parts)
            : throw new ShapeException(new ShapeError(op) { Expected = $"a known extent on axis {axis} that {parts} divides", Found = $"{x.Type}" });
}
