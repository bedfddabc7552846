using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The same elements in row-major order under another shape of equal size; symbols stay as many as they were.</summary>
/// <param name="Shape">The other shape.</param>
public sealed record ReshapeOp(Shape Shape) : StructureOp
{
    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Functions.Reshape(at.Adjoint, at.Input.Shape)];

    /// <inheritdoc/>
    protected override Either<ShapeError, Shape> Infer(Shape x) => Size(x) == Size(Shape) && Symbols(x).SequenceEqual(Symbols(Shape))
        ? Shape
        : new ShapeError(Name) { Expected = $"as many elements as {Shape}", Found = $"{x}" };

    /// <inheritdoc/>
    protected override void Move<E>(ReadOnlySpan<E> x, Shape from, Span<E> y, Shape to) => x.CopyTo(y);

    private static Int128 Size(Shape shape) => shape.Where(d => d.IsKnown).Aggregate((Int128)1, (size, d) => size * d.Extent);

    private static IEnumerable<string> Symbols(Shape shape) => shape.Select(d => d.Name).OfType<string>().Order(StringComparer.Ordinal);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The same elements in row-major order under another shape of equal size.</summary>
    public static Expr Reshape(Expr x, Shape shape) => x.Shape == shape ? x : new ReshapeOp(shape).Apply(x);
}
