using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Axes in another order: axis i of the result is axis <c>Order[i]</c> of x.</summary>
/// <param name="Order">Every axis once.</param>
public sealed record TransposeOp(Axes Order) : StructureOp
{
    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Functions.Transpose(at.Adjoint, Inverse(Counted(at.Input.Shape.Rank)))];

    /// <inheritdoc/>
    protected override Either<ShapeError, Shape> Infer(Shape x) => Order.Count == x.Rank
        ? Order.Within(x.Rank).Map(order => Shape.Of([.. order.Select(axis => x[axis])]))
        : new ShapeError(Name) { Expected = $"a tensor of rank {Order.Count}", Found = $"{x}" };

    /// <inheritdoc/>
    protected override void Move<E>(ReadOnlySpan<E> x, Shape from, Span<E> y, Shape to) => Moves.Transpose(x, from, y, Counted(from.Rank));

    private Axes Counted(int rank) => Order.Within(rank).IfLeft(Order);

    private static Axes Inverse(Axes order) => Axes.Of([.. Enumerable.Range(0, order.Count).Select(axis => order.Numbers.IndexOf(axis))]);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Axes in another order: axis i of the result is axis <c>order[i]</c> of x.</summary>
    public static Expr Transpose(Expr x, Axes order) => new TransposeOp(order).Apply(x);
}
