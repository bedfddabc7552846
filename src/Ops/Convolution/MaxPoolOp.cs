using System.Collections.Immutable;
using System.Numerics;
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

    /// <inheritdoc/>
    public override void Compute<T>(Call<T> call)
    {
        var (x, y) = (call.TypeOf(0).Shape, call.ResultType.Shape);
        Span<WindowAxis> axes = stackalloc WindowAxis[Samplings.Count];
        if (IsRegular(x, y, axes))
            LargestOfWindows.Compute(axes, call[0], call.Result, call.ResultIndicesAt(1));
        else
            AxisByAxis(call, x, y);
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option<Expr>> Pullback(Application at)
    {
        var outer = at.Input.Shape[..^Samplings.Count];
        return [Reshape(new ScatterAddOp(-1).Apply(Flat(Expr.Fill(at.Input.Shape, 0)), Flat(at.Results[1]), Flat(at.Adjoint)), at.Input.Shape)];

        Expr Flat(Expr x) => Reshape(x, outer.Concat([x.Shape[outer.Rank..].Size]));
    }

    /// <summary>Whether all windows have the same positions from their first on.</summary>
    private bool IsRegular(Shape x, Shape y, Span<WindowAxis> axes)
    {
        for (var i = 0; i < axes.Length; i++)
            if (Samplings[i].Regular(x[x.Rank - axes.Length + i].Extent, y[x.Rank - axes.Length + i].Extent) is { } axis)
                axes[i] = axis;
            else
                return false;
        return axes.Length > 0 && y.Size > 0;
    }

    /// <summary>The largest on the last axis, then of these on the axis before it.</summary>
    private void AxisByAxis<T>(Call<T> call, Shape x, Shape y) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var outer = x.Rank - Samplings.Count;
        var (plane, made) = (x[outer..].Size, y[outer..].Size);
        var taps = Samplings.Select((sampling, i) => sampling.Read(x[outer + i].Extent)).ToArray();
        int[] identity = [.. Enumerable.Range(0, plane)];
        var largest = call.Result.IsEmpty ? 0 : Enumerable.Range(0, Samplings.Count + 1).Max(i => x[outer..(outer + i)].Size * y[(outer + i)..].Size);
        var (values, places) = (new[] { new T[largest], new T[largest] }, new[] { new int[largest], new int[largest] });
        for (var i = 0; i < (call.Result.IsEmpty ? 0 : x[..outer].Size); i++)
        {
            ReadOnlySpan<T> best = call[0].Slice(i * plane, plane);
            ReadOnlySpan<int> place = identity;
            for (var axis = Samplings.Count - 1; axis >= 0; axis--)
            {
                var (rows, columns, inner) = (x[outer..(outer + axis)].Size, x[outer + axis].Extent, y[(outer + axis + 1)..].Size);
                var nextBest = values[axis & 1].AsSpan(0, rows * taps[axis].Count * inner);
                var nextPlace = places[axis & 1].AsSpan(0, rows * taps[axis].Count * inner);
                taps[axis].Largest(best, place, nextBest, nextPlace, rows, columns, inner);
                best = nextBest;
                place = nextPlace;
            }

            best.CopyTo(call.Result[(i * made)..]);
            place.CopyTo(call.ResultIndicesAt(1)[(i * made)..]);
        }
    }
}
