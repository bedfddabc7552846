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

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        var x = call.ResultType.Shape;
        var axis = Axis < 0 ? Axis + x.Rank : Axis;
        Sampling.Read(Extent).ApplyTransposed(call[0], call.Result, x[..axis].Size, Extent, x[(axis + 1)..].Size);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at) => [Functions.Resample(at.Adjoint, Axis, Sampling)];
}
