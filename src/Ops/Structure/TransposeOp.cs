using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Axes in another order: axis i of the result is axis <c>Order[i]</c> of x.</summary>
/// <param name="Order">Every axis once.</param>
public sealed record TransposeOp(Axes Order) : StructureOp
{
    /// <inheritdoc/>
    protected override Option<Expr> Back(Expr dy, Shape x) => Functions.Transpose(dy, Inverse(Counted(x.Rank)));

    /// <inheritdoc/>
    protected override Either<ShapeError, Shape> Infer(Shape x) => Order.Count == x.Rank
        ? Order.Within(x.Rank).Map(order => Shape.Of([.. order.Select(axis => x[axis])]))
        : new ShapeError(Name) { Expected = $"a tensor of rank {Order.Count}", Found = $"{x}" };

    /// <inheritdoc/>
    private protected override ImmutableArray<Route> Routes(Shape from, Shape to) => [Route.Transposing(from, Counted(from.Rank))];

    private Axes Counted(int rank) => Order.Within(rank).IfLeft(Order);

    private static Axes Inverse(Axes order) => Axes.Of([.. Enumerable.Range(0, order.Count).Select(axis => order.Numbers.IndexOf(axis))]);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Axes in another order: axis i of the result is axis <c>order[i]</c> of x.</summary>
    public static Expr Transpose(Expr x, Axes order) => new TransposeOp(order).Apply(x);

    /// <summary>Two axes in each other's place.</summary>
    public static Expr SwapAxes(Expr x, int one, int other)
    {
        var (first, second) = (Axes.Of(one).Counted(x.Shape.Rank)[0], Axes.Of(other).Counted(x.Shape.Rank)[0]);
        var order = Axes.All(x.Shape.Rank).Numbers.SetItem(first, second).SetItem(second, first);
        return Transpose(x, Axes.Of(order.AsSpan()));
    }
}
