using Functional.Nn.Ops.Kernels;

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
    public static Expr Mean(Expr x) => Shared(Sum(x), Count(x.Shape));

    /// <summary>The mean over some axes, or all, which stay as extents 1 or go; NaN of none.</summary>
    public static Expr Mean(Expr x, Axes? axes, bool keepAxes = false) =>
        Shared(Sum(x, axes, keepAxes), Count(Shape.Of([.. ReductionOp.Given(axes, x).Select(axis => x.Shape.Along(axis))])));

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
        .Aggregate((Expr)shape.Where(d => d.IsKnown).Aggregate(1.0, (count, d) => count * d.Extent), (count, symbol) => count * new ExtentOp(symbol).Apply());

    /// <summary>x over a count. One that <see cref="Half"/> cannot hold, but for those of symbolic extents, divides in two steps, of which the second is
    /// by a power of 2: in other types the bits are the same.</summary>
    internal static Expr Shared(Expr x, Expr count) => Shared(x, count, (a, b) => a / b);

    /// <summary>The same by another division.</summary>
    internal static Expr Shared(Expr x, Expr count, Func<Expr, Expr, Expr> over) => count.Op is ConstantOp { Value: Tensor<double> { Span: [> Spread.LargestCount and var many] } }
        ? over(x, many * Spread.Step) * Spread.Step
        : over(x, count);
}
