namespace Functional.Nn.Ops;

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The sum of all elements, a scalar.</summary>
    public static Expr Sum(Expr x) => x.SumTo(Shape.Scalar);

    /// <summary>The sum over some axes, or all, which stay as extents 1 or go.</summary>
    public static Expr Sum(Expr x, Axes? axes, bool keepAxes = false)
    {
        var given = ReductionOp.Given(axes, x);
        var over = given.Within(x.Shape.Rank).Match(Right: a => a.ToHashSet(), Left: error => throw new ShapeException(error));
        return ReductionOp.Dropped(x.SumTo(Shape.Of([.. x.Shape.Select((dim, axis) => over.Contains(axis) ? 1 : dim)])), given, keepAxes);
    }

    /// <summary>The mean of all elements, a scalar; NaN of none.</summary>
    public static Expr Mean(Expr x) => Sum(x) / Count(x.Shape);

    /// <summary>The mean over some axes, or all, which stay as extents 1 or go; NaN of none.</summary>
    public static Expr Mean(Expr x, Axes? axes, bool keepAxes = false) =>
        Sum(x, axes, keepAxes) / Count(Shape.Of([.. ReductionOp.Given(axes, x).Select(axis => x.Shape.Along(axis))]));

    /// <summary>Σ |x| over some axes, or all, which stay as extents 1 or go. The slope at 0 is 0.</summary>
    public static Expr NormL1(Expr x, Axes? axes = null, bool keepAxes = false) => Sum(Abs(x), axes, keepAxes);

    /// <summary>The largest |x| over some axes, or all, which stay as extents 1 or go; 0 of none. All that are equal to it share the slope evenly; at 0 it
    /// is 0.</summary>
    public static Expr NormLInf(Expr x, Axes? axes = null, bool keepAxes = false)
    {
        var largest = Max(Abs(x), axes, keepAxes);
        return Where(Greater(0, largest), 0, largest);
    }

    /// <summary>The number of elements of a shape, as a scalar expression.</summary>
    public static Expr Count(Shape shape) => shape.Where(d => !d.IsKnown)
        .Aggregate((Expr)Shape.Of([.. shape.Where(d => d.IsKnown)]).Size, (count, symbol) => count * new ExtentOp(symbol).Apply());
}
