using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The elements along an axis in rising or falling order, and the positions that they had. Equal elements keep their order;
/// NaN is larger than every number.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="Descending">Whether the largest comes first.</param>
public sealed record SortOp(int Axis = -1, bool Descending = false) : SelectionOp(Axis)
{
    /// <inheritdoc/>
    protected override Either<ShapeError, Dim> Selected(Dim extent) => extent;

    /// <inheritdoc/>
    protected override void Select<T>(ReadOnlySpan<T> row, Span<T> keys, Span<int> positions) => Sorting.Sort(row, Descending, keys, positions);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The elements along an axis in rising or falling order, and the positions that they had, an index. Equal elements keep their order.</summary>
    public static (Expr Values, Expr Positions) Sort(Expr x, int axis = -1, bool descending = false) => new SortOp(axis, descending).On(x);
}
