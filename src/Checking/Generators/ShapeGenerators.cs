using FsCheck;
using FsCheck.Fluent;

namespace Functional.Nn.Checking;

/// <summary>Generators of shapes.</summary>
public static class ShapeGenerators
{
    /// <summary>Mostly 1 to 3, now and then 0 or 4.</summary>
    public static Gen<Dim> Extent { get; } = Gen.Elements(0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4).Select(n => (Dim)n);

    /// <summary>Known shapes of rank 0 to 4 and at most 64 elements.</summary>
    public static Gen<Shape> Known { get; } = OfRank(0, 4);

    /// <summary>Shapes of which some extents are symbols: <c>batch</c>, <c>n</c>.</summary>
    public static Gen<Shape> Symbolic { get; } = Gen.Choose(0, 4).SelectMany(rank =>
        Gen.Frequency((3, Extent), (1, Gen.Elements(Dim.Batch, Dim.Symbolic("n")))).ArrayOf(rank).Select(dims => Shape.Of(dims)));

    /// <summary>Pairs of shapes, the first of which broadcasts to the second: every mask of repeated axes, outer axes left out.</summary>
    public static Gen<(Shape Small, Shape Large)> Broadcasts { get; } =
        from large in Known
        from mask in Gen.Elements(true, false).ArrayOf(large.Rank)
        from outer in Gen.Choose(0, mask.TakeWhile(m => m).Count())
        select (Shape.Of([.. large.Select((dim, axis) => mask[axis] ? 1 : dim).Skip(outer)]), large);

    /// <summary>Pairs of shapes that broadcast together, either of which may repeat on any axis.</summary>
    public static Gen<(Shape Left, Shape Right)> Pairs { get; } =
        from left in Broadcasts
        from mask in Gen.Elements(true, false).ArrayOf(left.Large.Rank)
        from outer in Gen.Choose(0, mask.TakeWhile(m => m).Count())
        from swap in Gen.Elements(true, false)
        let right = Shape.Of([.. left.Large.Select((dim, axis) => mask[axis] ? 1 : dim).Skip(outer)])
        select swap ? (right, left.Small) : (left.Small, right);

    /// <summary>Known shapes of some ranks and at most 64 elements, often of square matrices, where a transpose goes unnoticed.</summary>
    public static Gen<Shape> OfRank(int lowest, int highest) => Gen.Choose(lowest, highest).SelectMany(rank => (
        from dims in Extent.ArrayOf(rank)
        from square in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        select dims is [.. var outer, var rows, _] && square ? Shape.Of([.. outer, rows, rows]) : Shape.Of(dims)).Where(shape => shape.Size <= 64));
}
