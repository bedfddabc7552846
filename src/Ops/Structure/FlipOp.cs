using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Some axes read from the last position to the first. It is its own transpose and its own inverse.</summary>
/// <param name="Axes">The axes; negative ones count from the last.</param>
public sealed record FlipOp(Axes Axes) : StructureOp
{
    /// <inheritdoc/>
    protected override Option<Expr> Back(Expr dy, Shape x) => Apply(dy);

    /// <inheritdoc/>
    protected override Either<ShapeError, Shape> Infer(Shape x) => Axes.Within(x.Rank).Map(_ => x);

    /// <inheritdoc/>
    private protected override ImmutableArray<Route> Routes(Shape from, Shape to)
    {
        var (flipped, strides) = (Axes.Within(from.Rank).IfLeft(Axes), Moves.Strides(from));
        return
        [
            Route.Of(
                flipped.Sum(axis => (from[axis].Extent - 1) * strides[axis]),
                0,
                [.. from.Select((dim, axis) => (dim.Extent, flipped.Contains(axis) ? -strides[axis] : strides[axis], strides[axis]))]),
        ];
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Some axes read from the last position to the first.</summary>
    public static Expr Flip(Expr x, Axes axes) => new FlipOp(axes).Apply(x);
}
