using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The largest element along an axis, which stays as an extent 1, and its position, the first of equal ones: it has all of the
/// slope. Of a NaN, if there is one.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
public sealed record MaxWithIndexOp(int Axis = -1) : SelectionOp(Axis)
{
    /// <inheritdoc/>
    protected override Either<ShapeError, Dim> Selected(Dim extent) => OneOf(extent);

    /// <inheritdoc/>
    protected override void Select<T>(ReadOnlySpan<T> row, Span<T> keys, Span<int> positions) => positions[0] = Sorting.Extreme(row, largest: true);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The largest element along an axis, which stays as an extent 1 or goes, and its position, an index: the first of equal ones, which has all of the slope.</summary>
    public static (Expr Value, Expr Position) MaxWithIndex(Expr x, int axis = -1, bool keepAxis = false) => new MaxWithIndexOp(axis).On(x, keepAxis);

    /// <summary>The position of the largest element along an axis, which stays as an extent 1 or goes; an index, the first of equal ones.</summary>
    public static Expr ArgMax(Expr x, int axis = -1, bool keepAxis = false) => MaxWithIndex(x, axis, keepAxis).Position;
}
