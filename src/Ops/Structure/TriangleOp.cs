using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Of each matrix on the last two axes one triangle with its edge, and 0 elsewhere, whatever stood there. It is its own transpose.</summary>
/// <param name="Upper">The triangle above the edge rather than that below.</param>
/// <param name="Diagonal">The edge: elements <c>[i, i + Diagonal]</c>.</param>
public sealed record TriangleOp(bool Upper = false, int Diagonal = 0) : StructureOp
{
    /// <inheritdoc/>
    protected override Option<Expr> Back(Expr dy, Shape x) => Apply(dy);

    /// <inheritdoc/>
    protected override Either<ShapeError, Shape> Infer(Shape x) =>
        x.Rank >= 2 ? x : new ShapeError(Name) { Expected = "rank 2 or more", Found = $"{x}" };

    /// <inheritdoc/>
    private protected override double? Elsewhere => 0;

    /// <inheritdoc/>
    private protected override ImmutableArray<Route> Routes(Shape from, Shape to)
    {
        var (rows, columns, matrices) = (from[^2].Extent, from[^1].Extent, from[..^2].Positions);
        return Enumerable.Range(0, rows).Select(row =>
        {
            var edge = (int)Math.Clamp((long)row + Diagonal + (Upper ? 0 : 1), 0, columns);
            var (first, length) = Upper ? (edge, columns - edge) : (0, edge);
            return Route.Of((row * columns) + first, (row * columns) + first, (matrices, rows * columns, rows * columns), (length, 1, 1));
        }).ToImmutableArray();
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The lower triangles of the matrices on the last two axes, 0 elsewhere: elements <c>[i, j]</c> with <c>j - i ≤ diagonal</c> stay.</summary>
    public static Expr Tril(Expr x, int diagonal = 0) => new TriangleOp(false, diagonal).Apply(x);

    /// <summary>The upper triangles of the matrices on the last two axes, 0 elsewhere: elements <c>[i, j]</c> with <c>j - i ≥ diagonal</c> stay.</summary>
    public static Expr Triu(Expr x, int diagonal = 0) => new TriangleOp(true, diagonal).Apply(x);
}
