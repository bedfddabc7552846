using FsCheck;
using Functional.Nn.Ops;
using static FsCheck.Fluent.Gen;

namespace Functional.Nn.Checking;

/// <summary>Ops whose attributes depend on the shapes of their inputs.</summary>
public static partial class OpGenerators
{
    private static Gen<OpCase> Broadcasts =>
        from shapes in ShapeGenerators.Broadcasts
        from @case in OpCases.Of(new BroadcastToOp(shapes.Large), Either(shapes.Small))
        select @case;

    private static Gen<OpCase> Sums =>
        from shapes in ShapeGenerators.Broadcasts
        from @case in OpCases.Of(new SumToOp(shapes.Small), Reals(shapes.Large))
        select @case;

    private static Gen<OpCase> Products =>
        from outer in ShapeGenerators.OfRank(0, 2)
        from extents in ShapeGenerators.Extent.ArrayOf(3)
        from left in Elements(true, false)
        from right in Elements(true, false)
        from serves in Elements(true, false)
        let a = outer.Concat(left ? [extents[1], extents[0]] : [extents[0], extents[1]])
        let b = (serves ? [] : outer).Concat(right ? [extents[2], extents[1]] : [extents[1], extents[2]])
        where a.Size <= 64 && b.Size <= 64
        from @case in OpCases.Of(new MatmulOp(left, right), Reals(a), Reals(b))
        select @case;

    private static Gen<OpCase> OuterSums =>
        from outer in ShapeGenerators.OfRank(0, 3)
        from extents in ShapeGenerators.Extent.ArrayOf(2)
        where outer.Size * Math.Max(extents[0].Extent, extents[1].Extent) <= 64
        from @case in OpCases.Of(new OuterSumOp(), Reals(outer.Concat([extents[0]])), Reals(outer.Concat([extents[1]])))
        select @case;

    private static Gen<OpCase> Joins =>
        from shape in ShapeGenerators.OfRank(1, 4)
        from axis in Axis(shape)
        from lengths in Choose(0, 2).NonEmptyListOf().Resize(4)
        from real in Elements(true, true, true, true, false)
        from @case in OpCases.Of(new ConcatOp(axis), lengths.Select(length => shape.With(axis < 0 ? axis + shape.Rank : axis, length)).Select(part => real ? Reals(part) : Indices(part)))
        select @case;

    private static Gen<OpCase> Slices =>
        from shape in ShapeGenerators.OfRank(1, 4)
        from axis in Axis(shape)
        from start in Choose(0, shape.Along(axis).Extent)
        from step in Elements(1, 1, 2, 3)
        from length in Choose(0, (shape.Along(axis).Extent - start + step - 1) / step)
        from @case in OpCases.Of(new SliceOp(axis, start, length, step), Either(shape))
        select @case;

    private static Gen<OpCase> Pads =>
        from shape in ShapeGenerators.OfRank(1, 4)
        from axis in Axis(shape)
        from before in Choose(0, 2)
        from after in Choose(0, 2)
        from between in Elements(0, 0, 1, 2)
        from value in Elements(0, 1.5, -2)
        from @case in OpCases.Of(new PadOp(axis, before, after, between, value), Either(shape))
        select @case;

    private static Gen<OpCase> Reshapes =>
        from shape in ShapeGenerators.Known
        from order in Shuffle(shape.Dims.AsEnumerable())
        from ones in Choose(0, 2)
        from flat in Elements(true, false)
        let dims = order.Concat(Enumerable.Repeat((Dim)1, ones)).ToArray()
        from @case in OpCases.Of(new ReshapeOp(flat ? [shape.Size] : Shape.Of(dims)), Either(shape))
        select @case;

    private static Gen<OpCase> Transposes =>
        from shape in ShapeGenerators.Known
        from order in Shuffle(Enumerable.Range(0, shape.Rank))
        from negative in Elements(true, false)
        from @case in OpCases.Of(new TransposeOp(Axes.Of([.. order.Select(axis => negative ? axis - shape.Rank : axis)])), Either(shape))
        select @case;

    private static Gen<OpCase> Dropouts =>
        from shape in ShapeGenerators.Known
        from rate in Elements(0, 0.1, 0.5, 0.9)
        from place in Elements("dropout1", "residual1/dropout2")
        from @case in OpCases.Of(new DropoutOp(rate, place), Reals(shape), TensorGenerators.Key.Select(key => (Tensor)key))
        select @case;

    private static Gen<OpCase> Rows(Op op) => ShapeGenerators.OfRank(1, 4).SelectMany(shape => OpCases.Of(op, Reals(shape)));

    private static Gen<Tensor> Indices(int below) =>
        ShapeGenerators.OfRank(0, 3).SelectMany(shape => TensorGenerators.Index(shape, below)).Select(index => (Tensor)index);

    private static Gen<Tensor> Reals(Shape shape) => TensorGenerators.Of(shape, Checking.Elements.Signed).Select(x => (Tensor)x);

    private static Gen<Tensor> Indices(Shape shape) => TensorGenerators.Index(shape, 5).Select(x => (Tensor)x);

    private static Gen<Tensor> Either(Shape shape) => Frequency((4, Reals(shape)), (1, Indices(shape)));

    private static Gen<int> Axis(Shape shape) => Choose(-shape.Rank, shape.Rank - 1);
}
