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
    private readonly (int Extent, int StepX, int StepIndex) inner;
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
        inner = (1, 0, 0);
        if (axes.Count > 0)
        {
            inner = axes[0];
            axes.RemoveAt(0);
        }

        counts = new int[axes.Count];
    }

    public void Gather<E>(ReadOnlySpan<E> x, ReadOnlySpan<int> index, Span<E> y)
    {
        var (count, stepX, stepIndex) = inner;
        for (; !y.IsEmpty; y = y[(count * run)..], Next())
        {
            if (run == 1 && stepX == 0 && stepIndex == 1)
                Pick(x[at..], index.Slice(position, count), y);
            else if (run == 1)
                for (var i = 0; i < count; i++)
                    y[i] = x[at + (i * stepX) + (index[position + (i * stepIndex)] * step)];
            else
                for (var i = 0; i < count; i++)
                    x.Slice(at + (i * stepX) + (index[position + (i * stepIndex)] * step), run).CopyTo(y[(i * run)..]);
        }
    }

    public void ScatterAdd<T>(Span<T> x, ReadOnlySpan<int> index, ReadOnlySpan<T> y) where T : INumberBase<T>
    {
        var (count, stepX, stepIndex) = inner;
        for (; !y.IsEmpty; y = y[(count * run)..], Next())
        {
            if (run == 1 && stepX == 0 && stepIndex == 1)
                AddAt(x[at..], index.Slice(position, count), y[..count]);
            else if (run == 1)
                for (var i = 0; i < count; i++)
                    x[at + (i * stepX) + (index[position + (i * stepIndex)] * step)] += y[i];
            else
                for (var i = 0; i < count; i++)
                {
                    var row = x.Slice(at + (i * stepX) + (index[position + (i * stepIndex)] * step), run);
                    TensorPrimitives.Add(row, y.Slice(i * run, run), row);
                }
        }
    }

    private readonly void Pick<E>(ReadOnlySpan<E> x, ReadOnlySpan<int> index, Span<E> y)
    {
        for (var i = 0; i < index.Length; i++)
            y[i] = x[index[i] * step];
    }

    private readonly void AddAt<T>(Span<T> x, ReadOnlySpan<int> index, ReadOnlySpan<T> y) where T : INumberBase<T>
    {
        for (var i = 0; i < y.Length; i++)
            x[index[i] * step] += y[i];
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
