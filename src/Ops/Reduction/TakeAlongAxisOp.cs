using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>Of x <c>[..., n, ...]</c> the elements at the positions <c>[..., k, ...]</c> of an axis; the other axes are equal. Its transpose
/// is <see cref="AddAlongAxisOp"/>.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
public sealed record TakeAlongAxisOp(int Axis) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) =>
        inputs is [{ Kind: Kind.Real, Shape: var x }, { Kind: Kind.Index, Shape: var positions }] && x.Rank == positions.Rank
        && Axes.Of(Axis).Within(x.Rank).Exists(axis => x.With(axis[0], positions[axis[0]]) == positions)
            ? positions
            : new ShapeError(Name) { Expected = $"real numbers and an index, equal but on axis {Axis}", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        var extent = call.TypeOf(0).Shape.Along(Axis).Extent;
        AlongAxis.Take(call[0], extent, call.Positions(1, extent), call.ResultType.Shape, Axis, call.Result);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [AddAlongAxis(at.Adjoint, at.Inputs[1], Axis, at.Input.Shape.Along(Axis)), Option<Expr>.None];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Of x <c>[..., n, ...]</c> the elements at the positions <c>[..., k, ...]</c> of an axis; the other axes are equal.</summary>
    public static Expr TakeAlongAxis(Expr x, Expr positions, int axis) => new TakeAlongAxisOp(axis).Apply(x, positions);
}
