
namespace Functional.Nn.Ops;

/// <summary>Axes of a shape that an expression is written for; those that it has not throw <see cref="ShapeException"/>.</summary>
internal static class AxisRules
{
    /// <summary>The axes counted from the first.</summary>
    public static Axes Counted(this Axes axes, int rank) => axes.Within(rank).Match(Right: counted => counted, Left: error => throw new ShapeException(error));

    /// <summary>The extent of an axis that has to be known.</summary>
    public static int ExtentOf(this Expr x, int axis) => x.Shape[Axes.Of(axis).Counted(x.Shape.Rank)[0]].Extent;
}
