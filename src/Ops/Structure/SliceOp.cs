using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Positions of one axis at equal distances. Its transpose is <see cref="PadOp"/> with zeros.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="Start">The first position.</param>
/// <param name="Length">The number of positions.</param>
/// <param name="Step">From each position to the next, 1 or more.</param>
public sealed record SliceOp(int Axis, [Range(0, int.MaxValue)] int Start, [Range(0, int.MaxValue)] int Length, [Range(1, int.MaxValue)] int Step = 1) : StructureOp
{
    private long End => Length == 0 ? Start : Start + ((Length - 1L) * Step) + 1;

    /// <inheritdoc/>
    protected override Option<Expr> Back(Expr dy, Shape x) => new PadOp(Axis, Start, (int)(x.Along(Axis).Extent - End), Step - 1).Apply(dy);

    /// <inheritdoc/>
    protected override Either<ShapeError, Shape> Infer(Shape x) => Axes.Of(Axis).Within(x.Rank).Bind(axes =>
        x[axes[0]] is { IsKnown: true } extent && End <= extent.Extent
            ? (Either<ShapeError, Shape>)x.With(axes[0], Length)
            : new ShapeError(Name) { Expected = $"positions {Start} to {End - 1} on axis {Axis}", Found = $"{x}" });

    /// <inheritdoc/>
    private protected override ImmutableArray<Route> Routes(Shape from, Shape to) => [Route.Along(Axis, from, Start, to, 0, Length, readStep: Step)];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Of one axis <paramref name="length"/> positions: <paramref name="start"/>, <paramref name="start"/> + <paramref name="step"/>, ...</summary>
    public static Expr Slice(Expr x, int axis, int start, int length, int step = 1) => new SliceOp(axis, start, length, step).Apply(x);

    /// <summary>What stands at one position of an axis, which goes; a negative position counts from the last.</summary>
    public static Expr IndexAxis(Expr x, int axis, int position) =>
        Squeeze(Slice(x, axis, position < 0 && position + x.ExtentOf(axis) is >= 0 and var counted ? counted : position, 1), axis);

    /// <summary>The diagonals of the matrices on two axes, as a new last axis in place of both: elements <c>[i, i + offset]</c>.</summary>
    public static Expr Diagonal(Expr x, int offset = 0, int rowAxis = -2, int columnAxis = -1)
    {
        var axes = Axes.Of(rowAxis, columnAxis).Counted(x.Shape.Rank);
        var order = Axes.Of([.. Axes.All(x.Shape.Rank).Except(axes), .. axes]);
        var matrices = order == Axes.All(x.Shape.Rank) ? x : Transpose(x, order);
        var (rows, columns) = (matrices.ExtentOf(-2), matrices.ExtentOf(-1));
        var (row, column) = (Math.Max(0L, -(long)offset), Math.Max(0L, offset));
        var length = (int)Math.Max(0, Math.Min(rows - row, columns - column));
        var (outer, area) = (matrices.Shape[..^2], matrices.Shape[^2..].Positions);
        return area < length ? Reshape(matrices, outer.Concat([length])) : Slice(Reshape(matrices, outer.Concat([area])), -1, length == 0 ? 0 : (int)((row * columns) + column), length, columns + 1);
    }

    /// <summary>Square matrices with the vectors on the last axis as their diagonal, and 0 elsewhere: <c>[..., n] → [..., n + |offset|, n + |offset|]</c>,
    /// elements <c>[i, i + offset]</c>. It is the transpose of <see cref="Diagonal"/>.</summary>
    public static Expr DiagonalMatrix(Expr x, int offset = 0)
    {
        var length = x.ExtentOf(-1);
        var size = Dim.Of(length + Math.Abs((long)offset)).Match(Right: side => side, Left: error => throw new ShapeException(error));
        var before = (Math.Max(0L, -(long)offset) * size.Extent) + Math.Max(0L, offset);
        var area = Shape.Of(size, size).Size;
        var spread = length == 0
            ? new PadOp(-1, area, 0)
            : new PadOp(-1, (int)before, (int)(area - before - 1 - ((length - 1L) * (size.Extent + 1L))), size.Extent);
        return Reshape(spread.Apply(x), x.Shape[..^1].Concat([size, size]));
    }
}
