using FsCheck;
using FsCheck.Fluent;
using Functional.Nn.Ops;
using static FsCheck.Fluent.Gen;

namespace Functional.Nn.Checking;

/// <content>The family of indexing and moving elements.</content>
public static partial class OpGenerators
{
    private static IEnumerable<(Type Op, Gen<OpCase> Cases)> Indexing =>
    [
        (typeof(SplitOp), Splits),
        (typeof(FlipOp), Flips),
        (typeof(RollOp), Rolls),
        (typeof(TriangleOp), Triangles),
        (typeof(GatherOp), Picks.SelectMany(p => OpCases.Of(new GatherOp(p.Axis), Either(p.X), Positions(p)))),
        (typeof(ScatterAddOp), Picks.SelectMany(p => OpCases.Of(new ScatterAddOp(p.Axis), Reals(p.X), Positions(p), Reals(p.Picked)))),
        (typeof(StopGradientOp), ShapeGenerators.Known.SelectMany(shape => OpCases.Of(new StopGradientOp(), Either(shape))).Holding(0)),
    ];

    private static Gen<OpCase> Splits =>
        from shape in ShapeGenerators.OfRank(1, 4)
        from axis in Axis(shape)
        from lengths in Choose(0, 2).NonEmptyListOf().Resize(4)
        from @case in OpCases.Of(new SplitOp(axis, [.. lengths]), Either(shape.With(axis < 0 ? axis + shape.Rank : axis, lengths.Sum())))
        select @case;

    private static Gen<OpCase> Flips =>
        from shape in ShapeGenerators.Known
        from flipped in Elements(true, false).ArrayOf(shape.Rank)
        from negative in Elements(true, false)
        let axes = Enumerable.Range(0, shape.Rank).Where(axis => flipped[axis]).Select(axis => negative ? axis - shape.Rank : axis)
        from @case in OpCases.Of(new FlipOp(Axes.Of([.. axes])), Either(shape))
        select @case;

    private static Gen<OpCase> Rolls =>
        from shape in ShapeGenerators.OfRank(1, 4)
        from axis in Axis(shape)
        from shift in Choose(-5, 5)
        from @case in OpCases.Of(new RollOp(axis, shift), Either(shape))
        select @case;

    private static Gen<OpCase> Triangles =>
        from shape in ShapeGenerators.OfRank(2, 4)
        from upper in Elements(true, false)
        from diagonal in Frequency((9, Choose(-4, 4)), (1, Elements(int.MinValue, int.MaxValue - 1)))
        from @case in OpCases.Of(new TriangleOp(upper, diagonal), Either(shape))
        select @case;

    /// <summary>Shapes of x, an index and what it picks: on other axes either may repeat, and x may lack outer ones.</summary>
    private static Gen<(int Axis, int Extent, Shape X, Shape Index, Shape Picked)> Picks =>
        from index in ShapeGenerators.OfRank(1, 3)
        from axis in Axis(index)
        let counted = axis < 0 ? axis + index.Rank : axis
        from extent in Choose(index[counted] == 0 ? 0 : 1, 4)
        from ones in Elements(0, 0, 1, 2).ArrayOf(index.Rank)
        let x = Shape.Of([.. index.Select((dim, i) => i == counted ? extent : ones[i] == 1 ? 1 : dim)])
        let read = Shape.Of([.. index.Select((dim, i) => i != counted && ones[i] == 2 ? 1 : dim)])
        from outer in Choose(0, ones.Take(counted).TakeWhile(one => one == 1).Count())
        let picked = Shape.Broadcast(x.With(counted, 1), read)!.Value
        where x.Size <= 64 && picked.Size <= 64
        select (axis, extent, x[outer..], read, picked);

    private static Gen<Tensor> Positions((int Axis, int Extent, Shape X, Shape Index, Shape Picked) pick) =>
        TensorGenerators.Index(pick.Index, Math.Max(1, pick.Extent)).Select(index => (Tensor)index);
}
