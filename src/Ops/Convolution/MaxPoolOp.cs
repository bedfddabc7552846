using System.Collections.Immutable;
using Functional.Nn.Ops.Kernels;
using LanguageExt;
using static Functional.Nn.Ops.Functions;

namespace Functional.Nn.Ops;

/// <summary>The largest element of each window over the last axes, and where it is among them, counted row-major; the first where there
/// are several. Padding is never the largest. All slope goes to the element that was taken.</summary>
/// <param name="Samplings">The windows of each of the last axes, without their weights.</param>
public sealed record MaxPoolOp(ValueList<Sampling> Samplings) : Op
{
    /// <inheritdoc/>
    public override Inference Infer(ImmutableArray<TensorType> inputs)
    {
        if (Samplings.Any(sampling => sampling is not (WindowSampling or AdaptiveSampling)) || inputs is not [{ Kind: Kind.Real, Shape: var x }] || x.Rank < Samplings.Count || !x[(x.Rank - Samplings.Count)..].IsKnown)
            return new ShapeError(Name) { Expected = $"windows, and real numbers with {Samplings.Count} known extents at the end", Found = ShapeRules.Listed(inputs) };
        var outer = x.Rank - Samplings.Count;
        return Samplings.Select((sampling, i) => (sampling, i)).Aggregate(
            (Either<ShapeError, Shape>)x,
            (all, next) => all.Bind(y => next.sampling.Of(x[outer + next.i]).Map(windows => y.With(outer + next.i, windows))))
            .Match<Inference>(Right: y => ImmutableArray.Create<TensorType>(y, new(y, Kind.Index)), Left: error => error);
    }

    /// <summary>The positions on the axes before.</summary>
    public override int Parts(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results) => inputs[0].Shape[..^Samplings.Count].Positions;

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call) => ComputeOnce(call);

    /// <inheritdoc/>
    public override Kernel<T> Prepare<T>(ReadOnlySpan<TensorType> inputs, ReadOnlySpan<TensorType> results)
    {
        var (x, y) = (inputs[0].Shape[^Samplings.Count..], results[0].Shape[^Samplings.Count..]);
        var plane = x.Positions;
        if (results[0].Shape.Size == 0)
            return _ => { };
        if (Regular(x, y) is { Length: > 0 } axes && axes.Length == Samplings.Count)
        {
            var windows = new LargestOfWindows(axes);
            return call => windows.Compute(call[0].Slice(call.Part.First * plane, call.Part.Count * plane), call.Result, call.ResultIndicesAt(1));
        }

        var byAxis = new LargestAxisByAxis([.. Samplings.Select((sampling, i) => sampling.Read(x[i].Extent))], x, y);
        return call => byAxis.Compute(call[0].Slice(call.Part.First * plane, call.Part.Count * plane), call.Result, call.ResultIndicesAt(1));
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at)
    {
        var outer = at.Input.Shape[..^Samplings.Count];
        return [Reshape(new ScatterAddOp(-1).Apply(Flat(Expr.Fill(at.Input.Shape, 0)), Flat(at.Results[1]), Flat(at.Adjoint)), at.Input.Shape)];

        Expr Flat(Expr x) => Reshape(x, outer.Concat([x.Shape[outer.Rank..].Positions]));
    }

    /// <summary>The axes, if all windows have the same positions from their first on; else fewer.</summary>
    private WindowAxis[] Regular(Shape x, Shape y) => [.. Samplings.Select((sampling, i) => sampling.Regular(x[i].Extent, y[i].Extent)).TakeWhile(axis => axis is not null).Select(axis => axis!.Value)];
}
