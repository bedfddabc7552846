using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The k largest or smallest elements along an axis, from the first on, and the positions that they had. Equal elements keep
/// their order; NaN is larger than every number.</summary>
/// <param name="K">The number of elements.</param>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="Largest">Whether the largest are selected, else the smallest.</param>
public sealed record TopKOp([Range(0, int.MaxValue)] int K, int Axis = -1, bool Largest = true) : SelectionOp(Axis)
{
    /// <inheritdoc/>
    protected override Either<ShapeError, Dim> Selected(Dim extent) => extent.IsKnown && K > extent.Extent
        ? new ShapeError(Name) { Expected = $"{K} or more elements on axis {Axis}", Found = $"{extent}" }
        : (Dim)K;

    /// <inheritdoc/>
    protected override void Select<T>(ReadOnlySpan<T> row, Span<T> keys, Span<int> positions) => Sorting.Sort(row, Largest, keys, positions);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The k largest or smallest elements along an axis, from the first on, and the positions that they had, an index.</summary>
    public static (Expr Values, Expr Positions) TopK(Expr x, int k, int axis = -1, bool largest = true) => new TopKOp(k, axis, largest).On(x);
}
