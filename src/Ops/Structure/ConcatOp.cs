using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>Real tensors one after the other on one axis; all other extents are equal.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
public sealed record ConcatOp(int Axis) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs)
    {
        if (inputs.IsEmpty || inputs.Any(x => x.Kind is not Kind.Real))
            return new ShapeError(Name) { Expected = "one or more tensors of real numbers", Found = ShapeRules.Listed(inputs) };
        return Axes.Of(Axis).Within(inputs[0].Shape.Rank).Bind(axes => inputs.All(x =>
            x.Shape.Rank == inputs[0].Shape.Rank && x.Shape[axes[0]].IsKnown && x.Shape.With(axes[0], 0) == inputs[0].Shape.With(axes[0], 0))
                ? Dim.Of(inputs.Sum(x => (long)x.Shape[axes[0]].Extent)).Map(sum => inputs[0].Shape.With(axes[0], sum))
                : new ShapeError(Name) { Expected = $"shapes that differ only on axis {Axis}, where they are known", Found = ShapeRules.Listed(inputs) });
    }

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        for (var (i, start) = (0, 0); i < call.Count; i++)
        {
            var from = call.TypeOf(i).Shape;
            var length = from.Along(Axis).Extent;
            Moves.Copy(call[i], from, 0, call.Result, call.ResultType.Shape, start, Axis, length);
            start += length;
        }
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at)
    {
        var end = 0;
        return ImmutableArray.CreateRange(at.Inputs, x =>
        {
            var length = x.Shape.Along(Axis).Extent;
            end += length;
            return (Option<Expr>)Functions.Slice(at.Adjoint, Axis, end - length, length);
        });
    }
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>Tensors one after the other on one axis; all other extents are equal.</summary>
    public static Expr Join(int axis, params ImmutableArray<Expr> inputs) => inputs.Length == 1 ? inputs[0] : new ConcatOp(axis).Apply(inputs);
}
