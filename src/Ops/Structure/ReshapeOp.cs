using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The same elements in row-major order under another shape of equal size; symbols stay as many as they were.</summary>
/// <param name="Shape">The other shape.</param>
public sealed record ReshapeOp(Shape Shape) : StructureOp
{
    /// <inheritdoc/>
    public override bool IsView => true;

    /// <inheritdoc/>
    protected override Option<Expr> Back(Expr dy, Shape x) => Functions.Reshape(dy, x);

    /// <inheritdoc/>
    protected override Either<ShapeError, Shape> Infer(Shape x) => Size(x) == Size(Shape) && Symbols(x).SequenceEqual(Symbols(Shape))
        ? Shape
        : new ShapeError(Name) { Expected = $"as many elements as {Shape}", Found = $"{x}" };

    private static Int128 Size(Shape shape) => shape.Where(d => d.IsKnown).Aggregate((Int128)1, (size, d) => size * d.Extent);

    private static IEnumerable<string> Symbols(Shape shape) => shape.Select(d => d.Name).OfType<string>().Order(StringComparer.Ordinal);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The same elements in row-major order under another shape of equal size.</summary>
    public static Expr Reshape(Expr x, Shape shape) => x.Shape == shape ? x : new ReshapeOp(shape).Apply(x);

    /// <summary>Without some axes of extent 1.</summary>
    public static Expr Squeeze(Expr x, Axes axes)
    {
        var gone = axes.Counted(x.Shape.Rank);
        return gone.All(axis => x.Shape[axis] == 1)
            ? Reshape(x, Shape.Of([.. x.Shape.Where((_, axis) => !gone.Contains(axis))]))
            : throw new ShapeException(new ShapeError("squeeze") { Expected = $"extents 1 on the axes {axes}", Found = $"{x.Shape}" });
    }

    /// <summary>With more axes of extent 1, which have these numbers in the result.</summary>
    public static Expr Unsqueeze(Expr x, Axes axes)
    {
        var rank = x.Shape.Rank + axes.Count;
        var ones = axes.Counted(rank);
        var dims = new Queue<Dim>(x.Shape);
        return Reshape(x, Shape.Of([.. Enumerable.Range(0, rank).Select(axis => ones.Contains(axis) ? 1 : dims.Dequeue())]));
    }

    /// <summary>Several copies one after the other on each axis, counted from the last; more numbers than axes are axes more.</summary>
    public static Expr Tile(Expr x, params ReadOnlySpan<int> repeats)
    {
        var rank = Math.Max(x.Shape.Rank, repeats.Length);
        var dims = Enumerable.Repeat((Dim)1, rank - x.Shape.Rank).Concat(x.Shape).ToArray();
        var times = Enumerable.Repeat(1, rank - repeats.Length).Concat(repeats.ToArray()).ToArray();
        return Repeated(Reshape(x, Shape.Of(dims)), times, inner: false);
    }

    /// <summary>Each position of an axis several times in a row: <c>[a, b] → [a, a, b, b]</c>.</summary>
    public static Expr RepeatInterleave(Expr x, int axis, int repeats)
    {
        var counted = Axes.Of(axis).Counted(x.Shape.Rank)[0];
        return Repeated(x, [.. x.Shape.Select((_, i) => i == counted ? repeats : 1)], inner: true);
    }

    /// <summary>Each repeated axis gets an axis beside it, on which it is broadcast, and both are made one.</summary>
    private static Expr Repeated(Expr x, int[] times, bool inner) => Reshape(
        Reshape(x, Beside(x.Shape, times, inner, _ => 1)).BroadcastTo(Beside(x.Shape, times, inner, axis => times[axis])),
        Shape.Of([.. x.Shape.Select((dim, axis) => times[axis] == 1 ? dim : dim.Extent * times[axis])]));

    private static Shape Beside(Shape shape, int[] times, bool inner, Func<int, Dim> beside) =>
        Shape.Of([.. shape.SelectMany((dim, axis) => times[axis] == 1 ? [dim] : inner ? (Dim[])[dim, beside(axis)] : [beside(axis), dim])]);
}
