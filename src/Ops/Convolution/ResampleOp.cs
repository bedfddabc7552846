using System.Collections.Immutable;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The weighted sums that a sampling reads on one axis, of known extent. Its transpose is <see cref="ResampleTransposeOp"/>.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="Sampling">Which positions each new position reads, and with which weights.</param>
public sealed record ResampleOp(int Axis, Sampling Sampling) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real, Shape: var x }]
        ? Axes.Of(Axis).Within(x.Rank).Bind(axes => Sampling.Of(x[axes[0]]).Map(extent => x.With(axes[0], extent)))
        : new ShapeError(Name) { Expected = "real numbers", Found = ShapeRules.Listed(inputs) };

    /// <summary>The positions on the axes before it.</summary>
    public override int Parts(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => inputs[0].Shape[..Counted(inputs[0].Shape)].Positions;

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var (x, axis) = (inputs[0].Shape, Counted(inputs[0].Shape));
        var (taps, extent, inner) = (Sampling.Read(x[axis].Extent).In<T>(), x[axis].Extent, x[(axis + 1)..].Positions);
        var size = extent * inner;
        return call => taps.Apply(call[0].Slice(call.Part.First * size, call.Part.Count * size), call.Result, call.Part.Count, extent, inner);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) =>
        [new ResampleTransposeOp(Axis, Sampling, at.Input.Shape.Along(Axis).Extent).Apply(at.Adjoint)];

    private int Counted(Shape shape) => Axis < 0 ? Axis + shape.Rank : Axis;
}

/// <summary>The vocabulary of expressions.</summary>
public static partial class Functions
{
    /// <summary>The weighted sums that a sampling reads on one axis, of known extent.</summary>
    public static Expr Resample(Expr x, int axis, Sampling sampling) => new ResampleOp(axis, sampling).Apply(x);

    /// <summary>One sampling for each spatial axis of <c>[n, channels, ...]</c>, or for each of the last axes of another tensor.</summary>
    internal static Expr ResampleLast(Expr x, IReadOnlyList<Sampling> samplings) =>
        Enumerable.Range(1, samplings.Count).Aggregate(x, (y, back) => Resample(y, -back, samplings[^back]));
}
