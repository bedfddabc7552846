using System.Numerics;
using System.Numerics.Tensors;

namespace Functional.Nn.Ops.Kernels;

/// <summary>
/// A walk over the elements that an index picks from x on one axis, where x and index broadcast on all others. What x has without a gap
/// under one position of the index is a run, moved at once. Positions on the axes before it, if neither broadcasts there, are parts.
/// </summary>
internal sealed class Lookup
{
    private readonly (int Extent, int StepX, int StepIndex)[] axes;
    private readonly int step;
    private readonly int run = 1;
    private readonly int picked;

    public Lookup(Shape x, Shape index, Shape picked, int axis)
    {
        var prefix = Prefix(x, index, picked, axis);
        var (stepsX, stepsIndex) = (Steps(x, picked), Steps(index, picked));
        var walk = new List<(int Extent, int StepX, int StepIndex)>();
        step = stepsX[axis];
        stepsX[axis] = 0;
        for (var i = picked.Rank - 1; i >= prefix; i--)
            if (walk.Count == 0 && i > axis && stepsX[i] == run && stepsIndex[i] == 0)
                run *= picked[i].Extent;
            else if (picked[i].Extent != 1)
                walk.Add((picked[i].Extent, stepsX[i], stepsIndex[i]));
        Parts = picked[..prefix].Positions;
        this.picked = picked[prefix..].Positions;
        axes = [.. walk, (Parts, Inner(x, picked.Rank - prefix), Inner(index, picked.Rank - prefix))];
    }

    private static int Inner(Shape shape, int axes) => shape[Math.Max(0, shape.Rank - axes)..].Positions;

    /// <summary>The number of parts.</summary>
    public int Parts { get; }

    /// <summary>Writes some parts of what is picked.</summary>
    public void Gather<E>(ReadOnlySpan<E> x, ReadOnlySpan<int> index, Span<E> y, Part part)
    {
        Span<int> counts = stackalloc int[axes.Length];
        var (at, position) = (part.First * axes[^1].StepX, part.First * axes[^1].StepIndex);
        var (_, stepX, stepIndex) = axes[0];
        for (var count = Extent(0, part); !y.IsEmpty; y = y[(count * run)..], Next(counts, part, ref at, ref position))
            if (run == 1 && stepX == 0 && stepIndex == 1)
                Pick(x[at..], index.Slice(position, count), y);
            else if (run == 1)
                for (var i = 0; i < count; i++)
                    y[i] = x[at + (i * stepX) + (index[position + (i * stepIndex)] * step)];
            else
                for (var i = 0; i < count; i++)
                    x.Slice(at + (i * stepX) + (index[position + (i * stepIndex)] * step), run).CopyTo(y[(i * run)..]);
    }

    /// <summary>Adds to some parts of x, which are all that is there of it, what belongs there of y.</summary>
    public void ScatterAdd<T>(Span<T> x, ReadOnlySpan<int> index, ReadOnlySpan<T> y, Part part) where T : INumberBase<T>
    {
        Span<int> counts = stackalloc int[axes.Length];
        var (at, position) = (0, part.First * axes[^1].StepIndex);
        var (_, stepX, stepIndex) = axes[0];
        y = y.Slice(part.First * picked, part.Count * picked);
        for (var count = Extent(0, part); !y.IsEmpty; y = y[(count * run)..], Next(counts, part, ref at, ref position))
            if (run == 1 && stepX == 0 && stepIndex == 1)
                AddAt(x[at..], index.Slice(position, count), y);
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

    /// <summary>How many of the first axes all have, and before the one that is counted.</summary>
    private static int Prefix(Shape x, Shape index, Shape picked, int axis)
    {
        var prefix = 0;
        while (x.Rank == picked.Rank && index.Rank == picked.Rank && prefix < axis && x[prefix] == picked[prefix] && index[prefix] == picked[prefix])
            prefix++;
        return prefix;
    }

    private void Pick<E>(ReadOnlySpan<E> x, ReadOnlySpan<int> index, Span<E> y)
    {
        var far = step;
        for (var i = 0; i < index.Length; i++)
            y[i] = x[index[i] * far];
    }

    private void AddAt<T>(Span<T> x, ReadOnlySpan<int> index, ReadOnlySpan<T> y) where T : INumberBase<T>
    {
        var far = step;
        for (var i = 0; i < index.Length; i++)
            x[index[i] * far] += y[i];
    }

    private int Extent(int axis, Part part) => axis == axes.Length - 1 ? part.Count : axes[axis].Extent;

    /// <summary>To the next position on all axes but the first.</summary>
    private void Next(Span<int> counts, Part part, ref int at, ref int position)
    {
        for (var i = 1; i < axes.Length; i++)
        {
            var (_, stepX, stepIndex) = axes[i];
            at += stepX;
            position += stepIndex;
            if (++counts[i] < Extent(i, part))
                return;
            at -= counts[i] * stepX;
            position -= counts[i] * stepIndex;
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
