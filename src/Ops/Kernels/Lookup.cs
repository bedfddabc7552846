using System.Numerics;
using System.Numerics.Tensors;

namespace Functional.Nn.Ops.Kernels;

/// <summary>
/// A walk over the elements that an index picks from x on one axis, where x and index broadcast on all others. What x has without a gap
/// under one position of the index is a run, moved at once.
/// </summary>
internal ref struct Lookup
{
    private readonly List<(int Extent, int StepX, int StepIndex)> axes = [];
    private readonly int[] counts;
    private readonly int step;
    private readonly int run = 1;
    private int at;
    private int position;

    public Lookup(Shape x, Shape index, Shape picked, int axis)
    {
        var (stepsX, stepsIndex) = (Steps(x, picked), Steps(index, picked));
        step = stepsX[axis];
        stepsX[axis] = 0;
        for (var i = picked.Rank - 1; i >= 0; i--)
            if (axes.Count == 0 && i > axis && stepsX[i] == run && stepsIndex[i] == 0)
                run *= picked[i].Extent;
            else if (picked[i].Extent != 1)
                axes.Add((picked[i].Extent, stepsX[i], stepsIndex[i]));
        counts = new int[axes.Count];
    }

    public void Gather<E>(ReadOnlySpan<E> x, ReadOnlySpan<int> index, Span<E> y)
    {
        for (var i = 0; i < y.Length; i += run, Next())
            if (run == 1)
                y[i] = x[at + (index[position] * step)];
            else
                x.Slice(at + (index[position] * step), run).CopyTo(y[i..]);
    }

    public void ScatterAdd<T>(Span<T> x, ReadOnlySpan<int> index, ReadOnlySpan<T> y) where T : INumberBase<T>
    {
        for (var i = 0; i < y.Length; i += run, Next())
            if (run == 1)
                x[at + (index[position] * step)] += y[i];
            else
                TensorPrimitives.Add(x.Slice(at + (index[position] * step), run), y.Slice(i, run), x.Slice(at + (index[position] * step), run));
    }

    private void Next()
    {
        for (var i = 0; i < counts.Length; i++)
        {
            var (extent, stepX, stepIndex) = axes[i];
            at += stepX;
            position += stepIndex;
            if (++counts[i] < extent)
                return;
            at -= extent * stepX;
            position -= extent * stepIndex;
            counts[i] = 0;
        }
    }

    /// <summary>How far apart neighbours on the axes of the result are: 0 where they are the same.</summary>
    private static int[] Steps(Shape shape, Shape picked)
    {
        var missing = picked.Rank - shape.Rank;
        var strides = Moves.Strides(shape);
        return [.. Enumerable.Range(0, picked.Rank).Select(i => i < missing || shape[i - missing].Extent == 1 ? 0 : strides[i - missing])];
    }
}
