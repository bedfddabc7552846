using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>Zeros <c>[..., n, ...]</c> to which each element of x <c>[..., k, ...]</c> is added at the position that an index of its shape
/// names on the axis. Its transpose is <see cref="TakeAlongAxisOp"/>.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="Extent">The extent n of the result.</param>
public sealed record AddAlongAxisOp(int Axis, Dim Extent) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) =>
        inputs is [{ Kind: Kind.Real, Shape: var x }, { Kind: Kind.Index, Shape: var positions }] && x == positions
            ? Axes.Of(Axis).Within(x.Rank).Map(axis => x.With(axis[0], Extent))
            : new ShapeError(Name) { Expected = "real numbers and an index of one shape", Found = ShapeRules.Listed(inputs) };

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        var extent = call.ResultType.Shape.Along(Axis).Extent;
        AlongAxis.Add(call[0], call.Positions(1, extent), call.TypeOf(0).Shape, Axis, call.Result, extent);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [TakeAlongAxis(at.Adjoint, at.Inputs[1], Axis), Option<Expr>.None];
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Zeros with <paramref name="extent"/> positions on an axis, to which each element of x is added at its position; both of one shape.</summary>
    public static Expr AddAlongAxis(Expr x, Expr positions, int axis, Dim extent) => new AddAlongAxisOp(axis, extent).Apply(x, positions);
}
