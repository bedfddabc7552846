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
    protected override void Move<E>(ReadOnlySpan<E> x, Shape from, Span<E> y, Shape to)
    {
        var (rows, columns) = (from[^2].Extent, from[^1].Extent);
        y.Clear();
        for (var (start, row) = (0, 0); start < y.Length; start += columns, row = (row + 1) % rows)
        {
            var edge = (int)Math.Clamp((long)row + Diagonal + (Upper ? 0 : 1), 0, columns);
            var kept = Upper ? edge..columns : 0..edge;
            x.Slice(start, columns)[kept].CopyTo(y.Slice(start, columns)[kept]);
        }
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
