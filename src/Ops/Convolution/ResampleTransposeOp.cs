using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using LanguageExt;

namespace Functional.Nn.Ops;

/// <summary>The transpose of <see cref="ResampleOp"/>: each position on the axis adds itself, weighted, to those that it was read from.</summary>
/// <param name="Axis">The axis; negative counts from the last.</param>
/// <param name="Sampling">Which positions each new position reads, and with which weights.</param>
/// <param name="Extent">The extent that is read.</param>
public sealed record ResampleTransposeOp(int Axis, Sampling Sampling, [Range(0, int.MaxValue)] int Extent) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs) => inputs is [{ Kind: Kind.Real, Shape: var y }]
        ? Axes.Of(Axis).Within(y.Rank).Bind(axes => Sampling.Of(Extent).Bind(extent => y[axes[0]] == extent
            ? (Either<ShapeError, Shape>)y.With(axes[0], Extent)
            : new ShapeError(Name) { Expected = $"extent {extent} on axis {Axis}", Found = $"{y}" }))
        : new ShapeError(Name) { Expected = "real numbers", Found = ShapeRules.Listed(inputs) };

    /// <summary>The positions on the axes before it.</summary>
    public override int Parts(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => inputs[0].Shape[..Counted(inputs[0].Shape)].Positions;

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var (x, axis) = (results[0].Shape, Counted(inputs[0].Shape));
        var (taps, extent, inner) = (Sampling.Read(x[axis].Extent).In<T>(), x[axis].Extent, x[(axis + 1)..].Positions);
        var size = taps.Count * inner;
        return call => taps.ApplyTransposed(call[0].Slice(call.Part.First * size, call.Part.Count * size), call.Result, call.Part.Count, extent, inner);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Functions.Resample(at.Adjoint, Axis, Sampling)];

    private int Counted(Shape shape) => Axis < 0 ? Axis + shape.Rank : Axis;
}
