using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// At each position that an index counts on one axis, what x has there: <c>y[i, j, k] = x[i, index[i, j, k], k]</c> for the middle axis. On
/// all other axes x and index broadcast. An index out of range is an error of evaluation. Its transpose is <see cref="ScatterAddOp"/>.
/// </summary>
/// <param name="Axis">The axis, which both have; negative counts from the last.</param>
public sealed record GatherOp(int Axis) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) =>
        inputs is [var x, { Kind: Kind.Index } index] && Picked(x.Shape, index.Shape, Axis) is { } picked
            ? x with { Shape = picked }
            : new ShapeError(Name) { Expected = $"a tensor and an index, both with axis {Axis}, which broadcast on all others", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var (x, y) = (inputs[0].Shape, results[0].Shape);
        var (lookup, extent) = (new Lookup(x, inputs[1].Shape, y, Counted(Axis, y)), x[^Back(Axis, y)].Extent);
        return results[0].Kind is Kind.Index
            ? call => lookup.Gather(call.Indices(0), call.Positions(1, extent), call.ResultIndices)
            : call => lookup.Gather(call[0], call.Positions(1, extent), call.Result);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
    [
        at.Input.Kind is Kind.Index ? Option<Expr>.None : new ScatterAddOp(Axis).Apply(Expr.Fill(at.Input.Shape, 0), at.Inputs[1], at.Adjoint),
        Option<Expr>.None,
    ];

    /// <summary>The shape of what an index picks; null where the shapes do not fit.</summary>
    internal static Shape? Picked(Shape x, Shape index, int axis)
    {
        var longer = x.Rank > index.Rank ? x : index;
        var back = Back(axis, longer);
        return back >= 1 && back <= Math.Min(x.Rank, index.Rank) ? Shape.Broadcast(x.With(x.Rank - back, 1), index) : null;
    }

    internal static int Counted(int axis, Shape shape) => axis < 0 ? axis + shape.Rank : axis;

    internal static int Back(int axis, Shape shape) => shape.Rank - Counted(axis, shape);
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>At each position that an index counts on one axis, what x has there: <c>y[i, j, k] = x[i, index[i, j, k], k]</c>. The result has
    /// the shape of the index, which may be smaller than x on all axes.</summary>
    public static Expr Gather(Expr x, int axis, Expr index) =>
        new GatherOp(axis).Apply(Cropped(x, index.Shape, Axes.Of(axis).Counted(x.Shape.Rank)[0]), index);

    /// <summary>The positions of an axis that an index counts, repeated where it does: the axes of the index stand in its place.</summary>
    public static Expr Take(Expr x, int axis, Expr index)
    {
        var counted = Axes.Of(axis).Counted(x.Shape.Rank)[0];
        var inner = Enumerable.Repeat((Dim)1, x.Shape.Rank - counted - 1);
        var more = Enumerable.Repeat((Dim)1, Math.Max(0, index.Shape.Rank - 1));
        var spread = counted == 0 ? x : Reshape(x, Shape.Of([.. x.Shape[..counted], .. more, .. x.Shape[counted..]]));
        var taken = new GatherOp(counted - x.Shape.Rank).Apply(spread, Reshape(index, Shape.Of([.. index.Shape.Rank == 0 ? [1] : index.Shape, .. inner])));
        return index.Shape.Rank == 0 ? Squeeze(taken, counted) : taken;
    }

    /// <summary>The rows of a table <c>[count, dim]</c> that an index counts: <c>[...] → [..., dim]</c>. No gradient flows into row
    /// <paramref name="padding"/>, if it is named; a negative one counts from the last.</summary>
    public static Expr Embedding(Expr table, Expr index, int? padding = null)
    {
        var rows = Take(table, 0, index);
        return padding is { } row
            ? Where(Unsqueeze(Equal(ToReal(index), row < 0 ? row + table.ExtentOf(0) : row), -1), StopGradient(rows), rows)
            : rows;
    }

    /// <summary>The first positions of x on every other axis, as many as the index has.</summary>
    private static Expr Cropped(Expr x, Shape shape, int axis) => x.Shape.Rank != shape.Rank
        ? throw new ShapeException(new ShapeError("gather") { Expected = $"an index of rank {x.Shape.Rank}", Found = $"{shape}" })
        : Enumerable.Range(0, shape.Rank).Where(i => i != axis && x.Shape[i] != shape[i]).Aggregate(x, (cropped, i) => Slice(cropped, i, 0, shape[i].Extent));
}
