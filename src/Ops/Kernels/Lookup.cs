using System.Numerics;
using System.Numerics.Tensors;

namespace Functional.Nn.Ops.Kernels;

/// <summary>
/// A walk over the elements that an index picks from x on one axis, where x and index broadcast on all others. What x has without a gap
/// under one position of the index is a run, moved at once.
/// </summary>
internal sealed class Lookup
{
    private readonly List<(int Extent, int StepX, int StepIndex)> axes = [];
    private readonly int step;
    private readonly int run = 1;

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
    }

    public void Gather<E>(ReadOnlySpan<E> x, ReadOnlySpan<int> index, Span<E> y)
    {
        var cursor = new Cursor(axes, stackalloc int[axes.Count]);
        for (var i = 0; i < y.Length; i += run, cursor.Next())
            if (run == 1)
                y[i] = x[cursor.At + (index[cursor.Position] * step)];
            else
                x.Slice(cursor.At + (index[cursor.Position] * step), run).CopyTo(y[i..]);
    }

    public void ScatterAdd<T>(Span<T> x, ReadOnlySpan<int> index, ReadOnlySpan<T> y) where T : INumberBase<T>
    {
        var cursor = new Cursor(axes, stackalloc int[axes.Count]);
        for (var i = 0; i < y.Length; i += run, cursor.Next())
        {
            var row = x.Slice(cursor.At + (index[cursor.Position] * step), run);
            if (run == 1)
                row[0] += y[i];
            else
                TensorPrimitives.Add(row, y.Slice(i, run), row);
        }
    }

    /// <summary>How far apart neighbours on the axes of the result are: 0 where they are the same.</summary>
    private static int[] Steps(Shape shape, Shape picked)
    {
        var missing = picked.Rank - shape.Rank;
        var strides = Moves.Strides(shape);
        return [.. Enumerable.Range(0, picked.Rank).Select(i => i < missing || shape[i - missing].Extent == 1 ? 0 : strides[i - missing])];
    }

    /// <summary>Where a walk is in x and in the index; it counts how often it went on each axis, the innermost first.</summary>
    private ref struct Cursor(List<(int Extent, int StepX, int StepIndex)> axes, Span<int> counts)
    {
        private readonly Span<int> counts = counts;

        public int At { get; private set; }

        public int Position { get; private set; }

        public void Next()
        {
            for (var i = 0; i < counts.Length; i++)
            {
                var (extent, stepX, stepIndex) = axes[i];
                At += stepX;
                Position += stepIndex;
                if (++counts[i] < extent)
                    return;
                At -= extent * stepX;
                Position -= extent * stepIndex;
                counts[i] = 0;
            }
        }
    }
}
