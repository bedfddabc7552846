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
    protected override void Move<E>(ReadOnlySpan<E> x, Shape from, Span<E> y, Shape to)
    {
        if (y.IsEmpty)
            return;
        var (flipped, strides) = (Axes.Within(from.Rank).IfLeft(Axes), Moves.Strides(from));
        Moves.Read(
            x,
            flipped.Sum(axis => (from[axis].Extent - 1) * strides[axis]),
            y,
            [.. from.Select((dim, axis) => (dim.Extent, flipped.Contains(axis) ? -strides[axis] : strides[axis]))]);
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Some axes read from the last position to the first.</summary>
    public static Expr Flip(Expr x, Axes axes) => new FlipOp(axes).Apply(x);
}
