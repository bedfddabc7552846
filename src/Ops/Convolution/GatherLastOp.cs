using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The elements of x <c>[outer..., ...]</c> at positions among its last axes, counted row-major: an index <c>[outer..., ...]</c> of the
/// same rank. Its transpose is <see cref="ScatterLastOp"/>.</summary>
/// <param name="Inner">The number of last axes.</param>
public sealed record GatherLastOp([Range(0, int.MaxValue)] int Inner) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) =>
        inputs is [{ Kind: Kind.Real, Shape: var x }, { Kind: Kind.Index, Shape: var positions }] && x.Rank == positions.Rank && x.Rank >= Inner
        && x[..(x.Rank - Inner)] == positions[..(x.Rank - Inner)] && x[(x.Rank - Inner)..].IsKnown && positions[(x.Rank - Inner)..].IsKnown
            ? positions
            : new ShapeError(Name) { Expected = $"real numbers and an index that differ in the last {Inner} extents, which are known", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        var (x, result) = (call.TypeOf(0).Shape, call.ResultType.Shape);
        var (plane, made) = (x[(x.Rank - Inner)..].Size, result[(x.Rank - Inner)..].Size);
        var positions = call.Positions(1, plane);
        var from = call[0];
        var to = call.Result;
        for (var (start, read) = (0, 0); start < to.Length; (start, read) = (start + made, read + plane))
            for (var i = start; i < start + made; i++)
                to[i] = from[read + positions[i]];
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [new ScatterLastOp([.. at.Input.Shape[(at.Input.Shape.Rank - Inner)..].Select(dim => dim.Extent)]).Apply(at.Adjoint, at.Inputs[1]), Option<Expr>.None];
}
