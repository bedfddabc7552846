using System.Collections.Immutable;
using static Functional.Nn.Ops.Functions;
using static Functional.Nn.Ops.Rules.Table;

namespace Functional.Nn.Ops.Rules;

/// <summary>What moving elements knows: two moves that are one, and moves that are none.</summary>
internal static class StructureRules
{
    public static ValueList<Rule> All { get; } =
    [
        On<ReshapeOp>("reshape(x) = x", (op, e) => op.Shape == e.Inputs[0].Shape ? e.Inputs[0] : null),
        On<ReshapeOp>("reshape(reshape(x)) = reshape(x)", (op, e) => e.Inputs[0].Under<ReshapeOp>() is { } x ? Reshape(x, op.Shape) : null),
        On<BroadcastToOp>("broadcast-to(x) = x", (op, e) => op.Shape == e.Inputs[0].Shape ? e.Inputs[0] : null),
        On<BroadcastToOp>("broadcast-to(broadcast-to(x)) = broadcast-to(x)", (op, e) => e.Inputs[0].Under<BroadcastToOp>()?.BroadcastTo(op.Shape)),
        On<Op>("f(broadcast-to(x), broadcast-to(y)) = broadcast-to(f(x, y))", (op, e) => op.IsElementwise ? Narrowed(e) : null),
        On<SumToOp>("sum-to(x) = x", (op, e) => op.Shape == e.Inputs[0].Shape ? e.Inputs[0] : null),
        On<SumToOp>("sum-to(sum-to(x)) = sum-to(x)", (op, e) => e.Inputs[0].Under<SumToOp>()?.SumTo(op.Shape)),
        On<SumToOp>("sum-to(x) over extents 1 = reshape(x)", (op, e) => op.Shape.Extended().SequenceEqual(e.Inputs[0].Shape.Extended()) ? Reshape(e.Inputs[0], op.Shape) : null),
        On<TransposeOp>("transpose(x) in order = x", (op, e) => op.Order.Counted(e.Shape.Rank) == Axes.All(e.Shape.Rank) ? e.Inputs[0] : null),
        On<TransposeOp>("transpose(transpose(x)) = transpose(x)", (op, e) => e.Inputs[0] is { Op: TransposeOp before } twice ? Transpose(twice.Inputs[0], Then(before, op, e.Shape.Rank)) : null),
        On<TransposeOp>("transpose(x) of extents 1 = reshape(x)", (op, e) => MovesNothing(op, e) ? Reshape(e.Inputs[0], e.Shape) : null),
        On<MatmulOp>("matmul(transpose(x), y) = matmul(x, y) read transposed", (op, e) => Swapped(e.Inputs[0]) is { } x ? (op with { TransposeLeft = !op.TransposeLeft }).Apply(x, e.Inputs[1]) : null),
        On<MatmulOp>("matmul(x, transpose(y)) = matmul(x, y) read transposed", (op, e) => Swapped(e.Inputs[1]) is { } y ? (op with { TransposeRight = !op.TransposeRight }).Apply(e.Inputs[0], y) : null),
        On<SumToOp>("sum-to(matmul(transpose(x), y)) = outer-sum(x, y)", (op, e) => Summed(e.Inputs[0], op.Shape)),
        On<SliceOp>("slice(x) of all = x", (_, e) => e.Shape == e.Inputs[0].Shape ? e.Inputs[0] : null),
        On<PadOp>("pad(x) by nothing = x", (_, e) => e.Shape == e.Inputs[0].Shape ? e.Inputs[0] : null),
        On<ConcatOp>("concat(split(x)) = x", (op, e) => Whole(op, e.Inputs)),
        On<SplitOp>("split(concat(x, y)) = x, y", (op, e) => e.Inputs[0] is { Op: ConcatOp { Axis: var axis } } joined && axis == op.Axis
            && joined.Inputs.Select(x => x.Shape.Along(axis).Extent).SequenceEqual(op.Lengths) ? joined.Inputs[e.ResultIndex] : null),
    ];

    /// <summary>The op on what is broadcast in all its inputs, if that is smaller.</summary>
    private static Expr? Narrowed(Expr e)
    {
        if (!e.Inputs.All(x => x.Op is BroadcastToOp))
            return null;
        var inner = ImmutableArray.CreateRange(e.Inputs, x => x.Inputs[0]);
        var common = inner.Aggregate(Shape.Scalar, (shape, x) => Shape.Broadcast(shape, x.Shape)!.Value);
        return common == e.Shape ? null : e.Op.Apply(ImmutableArray.CreateRange(inner, x => x.BroadcastTo(common))).BroadcastTo(e.Shape);
    }

    private static Axes Then(TransposeOp first, TransposeOp second, int rank) =>
        first.Order.Counted(rank) is var before ? Axes.Of([.. second.Order.Counted(rank).Select(axis => before[axis])]) : default;

    private static bool MovesNothing(TransposeOp op, Expr e)
    {
        var moved = op.Order.Counted(e.Shape.Rank).Where(axis => e.Inputs[0].Shape[axis] != 1).ToArray();
        return moved.SequenceEqual(moved.Order());
    }

    /// <summary>What has its last two axes swapped here, and nothing else.</summary>
    private static Expr? Swapped(Expr e) => e is { Op: TransposeOp { Order: var order }, Shape.Rank: >= 2 and var rank }
        && order.Counted(rank) == Axes.Of([.. Enumerable.Range(0, rank - 2), rank - 1, rank - 2]) ? e.Inputs[0] : null;

    /// <summary>The sum of products of many matrices, the left ones read transposed, as one product of all their rows.</summary>
    private static Expr? Summed(Expr product, Shape sum) => product is { Op: MatmulOp { TransposeLeft: true, TransposeRight: false }, Inputs: [var x, var y], Shape.Rank: > 2 }
        && y.Shape.Rank > 2 && sum == product.Shape[^2..] ? OuterSum(x, y) : null;

    /// <summary>What was split into just these parts.</summary>
    private static Expr? Whole(ConcatOp op, ImmutableArray<Expr> parts) => parts[0] is { Op: SplitOp split } first
        && split.Axis == op.Axis && split.Lengths.Count == parts.Length
        && parts.Select((part, i) => part.ResultIndex == i && part.Op is SplitOp && part.Op == split && ReferenceEquals(part.Inputs[0], first.Inputs[0])).All(own => own) ? first.Inputs[0] : null;
}
