using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The product along some axes; 1 of none. Nothing is divided by an element, so slopes are right at zeros, to any order.</summary>
/// <param name="Axes">The axes; negative ones count from the last.</param>
public sealed record ProdOp(Axes Axes) : ReductionOp(Axes)
{
    /// <inheritdoc/>
    protected override T Reduce<T>(ReadOnlySpan<T> row)
    {
        var product = T.One;
        foreach (var factor in row)
            product *= factor;
        return product;
    }

    /// <summary>dy times the product of all others: axis by axis, that before times that behind.</summary>
    protected override Expr Pullback(Expr x, Expr y, Expr dy)
    {
        var (left, others) = (x, dy);
        foreach (var axis in Axes)
            (left, others) = (Prod(left, axis, keepAxes: true), Weigh(others, CumProd(left, axis, exclusive: true) * CumProd(left, axis, reverse: true, exclusive: true)));
        return others;
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The product over some axes, or all, which stay as extents 1 or go; 1 of none.</summary>
    public static Expr Prod(Expr x, Axes? axes = null, bool keepAxes = false) => new ProdOp(ReductionOp.Given(axes, x)).On(x, keepAxes);
}
