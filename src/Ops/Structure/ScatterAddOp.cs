using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>
/// x, with each number of a source added at the position that an index counts on one axis: <c>y[i, index[i, j, k], k] += source[i, j, k]</c>
/// for the middle axis, in the order of the source. An index out of range is an error of evaluation. Its transpose is <see cref="GatherOp"/>,
/// of whose result the source has the shape.
/// </summary>
/// <param name="Axis">The axis, which both have; negative counts from the last.</param>
public sealed record ScatterAddOp(int Axis) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) =>
        inputs is [{ Kind: Kind.Real } x, { Kind: Kind.Index } index, { Kind: Kind.Real } source] && GatherOp.Picked(x.Shape, index.Shape, Axis) == source.Shape
            ? x.Shape
            : new ShapeError(Name) { Expected = $"real numbers, an index of positions on axis {Axis}, and as many real numbers as gather would pick", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var (x, source) = (inputs[0].Shape, inputs[2].Shape);
        var (lookup, extent) = (new Lookup(x, inputs[1].Shape, source, GatherOp.Counted(Axis, source)), x[^GatherOp.Back(Axis, source)].Extent);
        return call =>
        {
            call[0].CopyTo(call.Result);
            lookup.ScatterAdd(call.Result, call.Positions(1, extent), call[2]);
        };
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [at.Adjoint, Option<Expr>.None, new GatherOp(Axis).Apply(at.Adjoint, at.Inputs[1])];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>x, with each number of a source added at the position that an index counts on one axis: <c>y[i, index[i, j, k], k] += source[i, j, k]</c>.
    /// The index may be smaller than x on all axes, and than the source, of which the rest is left out.</summary>
    public static Expr ScatterAdd(Expr x, int axis, Expr index, Expr source)
    {
        var (part, used) = (Cropped(x, index.Shape, Axes.Of(axis).Counted(x.Shape.Rank)[0]), Cropped(source, index.Shape, -1));
        return part.Shape == x.Shape
            ? new ScatterAddOp(axis).Apply(x, index, used)
            : x + Enumerable.Range(0, x.Shape.Rank).Where(i => x.Shape[i] != part.Shape[i]).Aggregate(
                new ScatterAddOp(axis).Apply(Expr.Fill(part.Shape, 0), index, used),
                (sum, i) => Pad(sum, i, 0, x.Shape[i].Extent - part.Shape[i].Extent));
    }
}
