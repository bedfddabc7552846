using System.Numerics;
using System.Numerics.Tensors;

namespace Functional.Nn.Ops.Kernels;

/// <summary>
/// Where windows find what they read, so that windows side by side read numbers side by side: in the plane as it stands where that is so,
/// else in a frame, a copy of it. On most axes a frame is the plane amid its padding, and windows share what they read. An axis is
/// unfolded, with a row of windows for each tap, where a stride or gaps would part windows, or short rows would leave registers empty.
/// </summary>
internal sealed class Frame
{
    private readonly int[] taps;
    private readonly int[] starts;
    private readonly FrameRun[] runs;
    private readonly int step;

    /// <param name="axes">The spatial axes.</param>
    /// <param name="lanes">How many numbers a register holds.</param>
    public Frame(ReadOnlySpan<WindowAxis> axes, int lanes)
    {
        Span<bool> unfolded = stackalloc bool[axes.Length];
        Span<(int Extent, int Step)> windows = stackalloc (int, int)[axes.Length], kernel = stackalloc (int, int)[axes.Length];
        IsInPlace = Unfold(axes, lanes, unfolded);
        var size = 1;
        for (var i = axes.Length - 1; i >= 0; i--)
        {
            windows[i] = (axes[i].Windows, unfolded[i] ? size : Held(size, axes[i].Stride));
            kernel[i] = (axes[i].Kernel, unfolded[i] ? 0 : Held(size, axes[i].Dilation));
            size = Held(size, unfolded[i] ? axes[i].Windows : IsInPlace ? axes[i].Plane : axes[i].Reach);
        }

        for (var i = axes.Length - 1; i >= 0; i--)
            if (unfolded[i])
                (kernel[i], size) = ((axes[i].Kernel, size), Held(size, axes[i].Kernel));
        (Size, Row) = (size, 1);
        var outer = axes.Length;
        for (; outer > 0 && (windows[outer - 1].Step == Row || windows[outer - 1].Extent == 1); outer--)
            Row *= windows[outer - 1].Extent;
        (taps, starts) = (Sums(kernel), Sums(windows[..outer]));
        step = unfolded[^1] ? axes[^1].Stride : 1;
        runs = IsInPlace ? [] : Runs(axes, unfolded, windows, kernel);
    }

    /// <summary>Whether the plane is the frame.</summary>
    public bool IsInPlace { get; }

    /// <summary>The number of cells.</summary>
    public int Size { get; }

    /// <summary>How many windows stand side by side.</summary>
    public int Row { get; }

    /// <summary>How many rows of them there are.</summary>
    public int Rows => starts.Length;

    /// <summary>From the cell of a window's first tap to that of each tap.</summary>
    public ReadOnlySpan<int> Taps => taps;

    /// <summary>The cell that the first tap of the first window of each row reads.</summary>
    public ReadOnlySpan<int> Starts => starts;

    /// <summary>Writes all cells but those of the padding.</summary>
    public void Fill<T>(ReadOnlySpan<T> plane, Span<T> frame)
    {
        foreach (var (cell, element, length) in runs)
            Moves.Every(plane[element..], step, frame.Slice(cell, length));
    }

    /// <summary>Adds all cells but those of the padding to what they hold of the plane.</summary>
    public void AddTo<T>(ReadOnlySpan<T> frame, Span<T> plane) where T : INumberBase<T>
    {
        foreach (var (cell, element, length) in runs)
            if (step == 1)
                TensorPrimitives.Add(frame.Slice(cell, length), plane.Slice(element, length), plane[element..]);
            else
                for (var i = 0; i < length; i++)
                    plane[element + (i * step)] += frame[cell + i];
    }

    /// <summary>The first window in each register of each row from window <paramref name="first"/> on, and the cell of its first tap.</summary>
    /// <param name="first">The first window of a row that counts.</param>
    /// <param name="inRow">The registers of a row.</param>
    /// <param name="lanes">From each register of a row to the next, but that the last may begin earlier, so that it is full.</param>
    /// <param name="columns">How many windows each has.</param>
    public IEnumerable<(int Cell, int Window)> Registers(int first, int inRow, int lanes, int columns) =>
        from row in Enumerable.Range(0, Rows)
        from i in Enumerable.Range(0, inRow)
        let window = Math.Min(first + (i * lanes), Row - columns)
        select (starts[row] + window, (row * Row) + window);

    /// <summary>All sums of a multiple of each axis' step, row-major.</summary>
    public static int[] Sums(ReadOnlySpan<(int Extent, int Step)> axes)
    {
        var size = 1;
        foreach (var (extent, _) in axes)
            size = Held(size, extent);
        var sums = new int[size];
        for (var (axis, count) = (axes.Length - 1, 1); axis >= 0; count *= axes[axis--].Extent)
            for (var i = count; i < count * axes[axis].Extent; i++)
                sums[i] = sums[i - count] + axes[axis].Step;
        return sums;
    }

    /// <summary>A product of numbers from 0; an error where it is more than an array can hold.</summary>
    public static int Held(long a, long b) => a == 0 || b <= Array.MaxLength / a ? (int)(a * b) : throw new NnException(new ShapeError("windows: too large")
    {
        Expected = $"at most {Array.MaxLength} numbers that are worked on at a time, with their padding",
        Found = $"{a} · {b}",
    });

    /// <summary>Chooses the axes to unfold. The answer is whether the plane can be read as it stands.</summary>
    private static bool Unfold(ReadOnlySpan<WindowAxis> axes, int lanes, Span<bool> unfolded)
    {
        var (inPlace, rows, row) = (true, 1L, 1L);
        foreach (var axis in axes[..^1])
            rows *= axis.Windows;
        for (var i = axes.Length - 1; i >= 0; i--)
        {
            var axis = axes[i];
            var isParted = axis is { Stride: > 1, Windows: > 1 };
            unfolded[i] = axis.HasGaps || (i == axes.Length - 1
                ? isParted || (axis.Reach > axis.Windows && rows > 1 && IsShort(axis.Windows, lanes))
                : isParted && row > 0 && IsShort(row, lanes));
            row = row > 0 && (unfolded[i] || axis.Reach == axis.Windows) ? row * axis.Windows : 0;
            inPlace &= !unfolded[i] && axis.Padding == 0;
        }

        return inPlace;
    }

    /// <summary>Whether more than a quarter of the registers' lanes would be empty.</summary>
    public static bool IsShort(long row, int lanes) => 4 * row < 3 * ((row + lanes - 1) / lanes * lanes);

    /// <summary>What cells hold of a plane: for each tap of the last axis, if that is unfolded, its rows.</summary>
    private static FrameRun[] Runs(ReadOnlySpan<WindowAxis> axes, ReadOnlySpan<bool> unfolded, ReadOnlySpan<(int Extent, int Step)> windows, ReadOnlySpan<(int Extent, int Step)> taps)
    {
        var most = unfolded[^1] ? axes[^1].Kernel : 1;
        for (var i = 0; i < axes.Length - 1; i++)
            most = Held(most, unfolded[i] ? (long)axes[i].Kernel * axes[i].Windows : axes[i].Reach);
        var runs = new FrameRun[most];
        var count = 0;
        for (var tap = 0; tap < (unfolded[^1] ? axes[^1].Kernel : 1); tap++)
        {
            var (first, beyond) = Inside(axes[^1], unfolded[^1], tap);
            if (beyond > first)
                count += AtEach(axes, unfolded, windows, taps, new(first + (tap * taps[^1].Step), Position(axes[^1], unfolded[^1], first, tap), beyond - first), runs.AsSpan(count));
        }

        return runs[..count];
    }

    /// <summary>A row at every position of the outer axes; those that follow each other in cells and plane are one. The answer is how many there are.</summary>
    private static int AtEach(ReadOnlySpan<WindowAxis> axes, ReadOnlySpan<bool> unfolded, ReadOnlySpan<(int Extent, int Step)> windows, ReadOnlySpan<(int Extent, int Step)> taps, FrameRun row, Span<FrameRun> runs)
    {
        runs[0] = row;
        var (count, plane) = (1, axes[^1].Plane);
        for (var i = axes.Length - 2; i >= 0; plane *= axes[i--].Plane)
        {
            var (inside, kernel, all) = (count, unfolded[i] ? axes[i].Kernel : 1, 0);
            for (var tap = 0; tap < kernel; tap++)
                all += Inside(axes[i], unfolded[i], tap) is var (from, to) ? to - from : 0;
            count *= all;
            // From the last to the first: the runs that all are made of stand at the beginning, and are overwritten at the end.
            var next = count;
            for (var tap = kernel - 1; tap >= 0; tap--)
            {
                var (first, beyond) = Inside(axes[i], unfolded[i], tap);
                for (var at = beyond - 1; at >= first; at--)
                {
                    next -= inside;
                    var (cell, element) = ((tap * taps[i].Step) + (at * (unfolded[i] ? windows[i].Step : taps[i].Step / axes[i].Dilation)), Position(axes[i], unfolded[i], at, tap) * plane);
                    for (var j = 0; j < inside; j++)
                        runs[next + j] = new(runs[j].Cell + cell, runs[j].Element + element, runs[j].Length);
                }
            }
        }

        return Joined(runs[..count], unfolded[^1] ? axes[^1].Stride : 1);
    }

    private static int Joined(Span<FrameRun> runs, int step)
    {
        var count = 0;
        foreach (var run in runs)
            if (count > 0 && runs[count - 1] is var last && last.Cell + last.Length == run.Cell && last.Element + (last.Length * step) == run.Element)
                runs[count - 1] = last with { Length = last.Length + run.Length };
            else
                runs[count++] = run;
        return count;
    }

    private static int Position(WindowAxis axis, bool unfolded, int at, int tap) => unfolded ? (int)axis.Position(at, tap) : at - axis.Padding;

    private static (int First, int Beyond) Inside(WindowAxis axis, bool unfolded, int tap) => unfolded ? axis.Inside(tap) : Covered(axis);

    /// <summary>The cells, from the first to below the second, that are no padding, of an axis that is not unfolded.</summary>
    private static (int First, int Beyond) Covered(WindowAxis axis)
    {
        var first = (int)Math.Min(axis.Padding, axis.Reach);
        return (first, (int)Math.Max(first, Math.Min(axis.Reach, (long)axis.Plane + axis.Padding)));
    }
}
