using System.Buffers;
using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>The three products of a correlation in registers of one width, group by group. Frames are made of a few examples at a time.</summary>
internal static unsafe class CorrelationProduct<T, V> where T : unmanaged, INumberBase<T> where V : unmanaged, ILanes<V, T>
{
    /// <summary>How many registers of windows are worked on at a time, so that what they read stays in the cache.</summary>
    private const int Block = 96;

    /// <summary>y from x and w. Each element is a sum over channels and taps, in order, whatever register it is in: rows end with a full one.</summary>
    public static void ToWindows(Correlation of, ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y)
    {
        var (columns, inRow) = (Math.Min(of.Frame.Row, V.Count), (of.Frame.Row + V.Count - 1) / V.Count);
        var count = of.Frame.Rows * inRow;
        var table = ArrayPool<int>.Shared.Rent(of.Depth + (2 * count));
        Taps(of, table);
        of.Frame.Registers(0, inRow, V.Count, columns, table.AsSpan(of.Depth, count), table.AsSpan(of.Depth + count, count));
        var frames = Lent(of, 1);
        fixed (T* fromX = x, fromW = w, toY = y, frame = frames)
        fixed (int* taps = table)
        {
            int* cells = taps + of.Depth, places = cells + count;
            var tile = new WindowsTile<T, V> { Depth = of.Depth, Taps = taps, YRow = of.Windows, Columns = columns };
            for (var n = 0; n < of.Examples; n++)
                for (var group = 0; group < of.Groups; group++)
                {
                    tile.X = Framed(of, x, fromX, n, group, frame);
                    for (var start = 0; start < count; start += Block)
                        for (var o = 0; o < of.Outputs; o += Tiles.Rows)
                        {
                            tile.Weights = fromW + (((nint)(group * of.Outputs) + o) * of.Depth);
                            tile.Y = toY + (((((nint)n * of.Groups) + group) * of.Outputs) + o) * of.Windows;
                            for (int i = start, end = Math.Min(count, start + Block); i < end; i += Tiles.Registers)
                            {
                                tile.Cells = cells + i;
                                tile.Places = places + i;
                                Tiles.Run(tile, of.Outputs - o, end - i, columns == V.Count);
                            }
                        }
                }
        }

        Return(table, frames);
    }

    /// <summary>x from y and w. Each cell adds what each register of windows has for it, of each tap a sum over channels.</summary>
    public static void ToPlanes(Correlation of, ReadOnlySpan<T> y, ReadOnlySpan<T> w, Span<T> x)
    {
        var (full, rest) = Math.DivRem(of.Frame.Row, V.Count);
        var (whole, count) = (of.Frame.Rows * full, of.Frame.Rows * (full + (rest > 0 ? 1 : 0)));
        var table = ArrayPool<int>.Shared.Rent(of.Depth + (2 * count));
        var panels = ArrayPool<T>.Shared.Rent(of.Outputs * Tiles.Registers * V.Count);
        var weights = ArrayPool<T>.Shared.Rent(Math.Max(1, w.Length));
        TapByTap(of, table, w, weights);
        Registers(of.Frame, full, rest, table.AsSpan(of.Depth, count), table.AsSpan(of.Depth + count, count));
        var frames = Lent(of, 1);
        x.Clear();
        fixed (T* toX = x, fromW = weights, fromY = y, frame = frames, panel = panels)
        fixed (int* taps = table)
        {
            int* cells = taps + of.Depth, places = cells + count;
            var tile = new PlanesTile<T, V> { Depth = of.Outputs, Panel = panel };
            for (var n = 0; n < of.Examples; n++)
                for (var group = 0; group < of.Groups; group++)
                {
                    frames.AsSpan().Clear();
                    var plane = ((n * of.Groups) + group) * of.Inputs * of.Plane;
                    var windows = fromY + ((((nint)n * of.Groups) + group) * of.Outputs * of.Windows);
                    tile.X = of.Frame.IsInPlace ? toX + plane : frame;
                    for (int i = 0, next; i < count; i = next)
                    {
                        next = Math.Min(i + Tiles.Registers, i < whole ? whole : count);
                        tile.Cells = cells + i;
                        tile.Columns = i < whole ? V.Count : rest;
                        Pack(windows, of.Windows, of.Outputs, places + i, next - i, tile.Columns, panel);
                        for (var p = 0; p < of.Depth; p += Tiles.Rows)
                        {
                            tile.Weights = fromW + (((nint)(group * of.Depth) + p) * of.Outputs);
                            tile.Taps = taps + p;
                            Tiles.Run(tile, of.Depth - p, next - i, i < whole);
                        }
                    }

                    for (var channel = 0; channel < (of.Frame.IsInPlace ? 0 : of.Inputs); channel++)
                        of.Frame.AddTo<T>(frames.AsSpan(channel * of.Frame.Size, of.Frame.Size), x.Slice(plane + (channel * of.Plane), of.Plane));
                }
        }

        Return(table, frames);
        ArrayPool<T>.Shared.Return(panels);
        ArrayPool<T>.Shared.Return(weights);
    }

    /// <summary>w from x and y. Each is a sum over blocks: some windows of an example, or all of some examples.</summary>
    public static void ToWeights(Correlation of, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> w)
    {
        var (full, rest) = Math.DivRem(of.Frame.Row, V.Count);
        var (whole, count) = (of.Frame.Rows * full, of.Frame.Rows * (full + (rest > 0 ? 1 : 0)));
        var together = Math.Min(of.Examples, Math.Max(1, Block / count));
        var table = ArrayPool<int>.Shared.Rent(of.Depth + (2 * count));
        Taps(of, table);
        Registers(of.Frame, full, rest, table.AsSpan(of.Depth, count), table.AsSpan(of.Depth + count, count));
        var frames = Lent(of, together);
        w.Clear();
        fixed (T* fromX = x, fromY = y, toW = w, frame = frames)
        fixed (int* taps = table)
        {
            int* cells = taps + of.Depth, places = cells + count;
            var tile = new WeightsTile<T, V>
            {
                YRow = of.Windows,
                YExample = (nint)of.Groups * of.Outputs * of.Windows,
                XExample = of.Frame.IsInPlace ? (nint)of.Groups * of.Inputs * of.Plane : (nint)of.Inputs * of.Frame.Size,
                Row = of.Depth,
            };
            for (var group = 0; group < of.Groups; group++)
                for (var n = 0; n < of.Examples; n += together)
                {
                    tile.Examples = Math.Min(together, of.Examples - n);
                    for (var i = tile.Examples - 1; i >= 0; i--)
                        tile.X = Framed(of, x, fromX, n + i, group, frame + (i * tile.XExample));
                    for (int i = 0, next; i < count; i = next)
                    {
                        next = Math.Min(i + Block, i < whole ? whole : count);
                        tile.Cells = cells + i;
                        tile.Places = places + i;
                        (tile.Count, tile.Columns) = (next - i, rest);
                        for (var o = 0; o < of.Outputs; o += Tiles.Rows)
                        {
                            tile.Y = fromY + (((((nint)n * of.Groups) + group) * of.Outputs) + o) * of.Windows;
                            for (var p = 0; p < of.Depth; p += Tiles.Registers)
                            {
                                tile.Taps = taps + p;
                                tile.Weights = toW + (((nint)(group * of.Outputs) + o) * of.Depth) + p;
                                Tiles.Run(tile, of.Outputs - o, of.Depth - p, i < whole);
                            }
                        }
                    }
                }
        }

        Return(table, frames);
    }

    /// <summary>Memory for the frames of a group of channels of some examples, the padding 0; none where planes are read as they stand.</summary>
    private static T[] Lent(Correlation of, int examples)
    {
        if (of.Frame.IsInPlace)
            return [];
        var frames = ArrayPool<T>.Shared.Rent(Math.Max(1, checked(examples * of.Inputs * of.Frame.Size)));
        frames.AsSpan().Clear();
        return frames;
    }

    private static void Return(int[] table, T[] frames)
    {
        ArrayPool<int>.Shared.Return(table);
        if (frames.Length > 0)
            ArrayPool<T>.Shared.Return(frames);
    }

    /// <summary>The frames of a group of channels of an example, written to <paramref name="frame"/> where planes are not read as they stand.</summary>
    private static T* Framed(Correlation of, ReadOnlySpan<T> x, T* fromX, int example, int group, T* frame)
    {
        var first = ((example * of.Groups) + group) * of.Inputs * of.Plane;
        if (of.Frame.IsInPlace)
            return fromX + first;
        for (var channel = 0; channel < of.Inputs; channel++)
            of.Frame.Fill(x.Slice(first + (channel * of.Plane), of.Plane), new Span<T>(frame + ((nint)channel * of.Frame.Size), of.Frame.Size));
        return frame;
    }

    /// <summary>From a window's cell to that of each weight, channel by channel.</summary>
    private static void Taps(Correlation of, Span<int> taps)
    {
        for (var p = 0; p < of.Depth; p++)
            taps[p] = checked((p / of.Taps * of.Frame.Size) + of.Frame.Taps[p % of.Taps]);
    }

    /// <summary>The same with all channels for each tap, so that what is added soon after each other does not overlap; and each group's weights in that order,
    /// with those of all channels of y side by side.</summary>
    private static void TapByTap(Correlation of, Span<int> taps, ReadOnlySpan<T> w, Span<T> weights)
    {
        for (var p = 0; p < of.Depth; p++)
        {
            var (channel, tap) = Math.DivRem(p, of.Taps);
            var (outer, last) = Math.DivRem(tap, of.LastTaps);
            var row = (((last * (of.Taps / of.LastTaps)) + outer) * of.Inputs) + channel;
            taps[row] = checked((channel * of.Frame.Size) + of.Frame.Taps[tap]);
            for (var group = 0; group < of.Groups; group++)
                for (var o = 0; o < of.Outputs; o++)
                    weights[(((group * of.Depth) + row) * of.Outputs) + o] = w[(((group * of.Outputs) + o) * of.Depth) + p];
        }
    }

    /// <summary>The first window in each full register, then in those at the ends of rows, and the cell of its first tap.</summary>
    private static void Registers(Frame frame, int full, int rest, Span<int> cells, Span<int> places)
    {
        frame.Registers(0, full, V.Count, V.Count, cells, places);
        if (rest > 0)
            frame.Registers(full * V.Count, 1, V.Count, rest, cells[(frame.Rows * full)..], places[(frame.Rows * full)..]);
    }

    /// <summary>Registers of y side by side, channel by channel; 0 in lanes beyond the windows.</summary>
    private static void Pack(T* y, int row, int channels, int* places, int registers, int columns, T* panel)
    {
        var mask = V.First(columns);
        for (var channel = 0; channel < channels; channel++, y += row)
            for (var i = 0; i < registers; i++, panel += V.Count)
                V.Store(panel, columns == V.Count ? V.Load(y + places[i]) : V.Load(y + places[i], mask));
    }
}
