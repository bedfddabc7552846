using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Adds each element of <c>[outer..., ...]</c> at its position, an index of the same shape, among the last axes of the result,
/// counted row-major; 0 where nothing is added. Its transpose is <see cref="GatherLastOp"/>.</summary>
/// <param name="Extents">The last axes of the result, as many as are replaced.</param>
public sealed record ScatterLastOp(ValueList<int> Extents) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) =>
        inputs is [{ Kind: Kind.Real, Shape: var x }, { Kind: Kind.Index, Shape: var positions }] && x == positions && x.Rank >= Extents.Count && x[(x.Rank - Extents.Count)..].IsKnown && Extents.All(extent => extent >= 0)
            ? x[..(x.Rank - Extents.Count)].Concat(Shape.Of([.. Extents.Select(extent => (Dim)extent)]))
            : new ShapeError(Name) { Expected = $"real numbers and an index of one shape with {Extents.Count} known extents at the end, to become {Extents}", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        var (x, result) = (call.TypeOf(0).Shape, call.ResultType.Shape);
        var (plane, made) = (x[(x.Rank - Extents.Count)..].Size, result[(x.Rank - Extents.Count)..].Size);
        var positions = call.Positions(1, made);
        var from = call[0];
        var to = call.Result;
        to.Clear();
        for (var (start, write) = (0, 0); start < from.Length; (start, write) = (start + plane, write + made))
            for (var i = start; i < start + plane; i++)
                to[write + positions[i]] += from[i];
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [new GatherLastOp(Extents.Count).Apply(at.Adjoint, at.Inputs[1]), Option<Expr>.None];
}
