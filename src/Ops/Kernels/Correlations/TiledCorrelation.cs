using System.Buffers;
using System.Numerics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>The three products of a correlation in registers of one width, group by group. Frames are made of a few examples at a time, in memory
/// that is lent.</summary>
internal sealed unsafe class TiledCorrelation<T, V, L> : ICorrelationProduct<T> where T : unmanaged, INumberBase<T> where V : unmanaged where L : struct, ILanes<V, T>
{
    /// <summary>How many registers of windows are worked on at a time, so that what they read stays in the cache.</summary>
    private const int Block = 96;

    private readonly Correlation of;
    private readonly Frame frame;
    private readonly int[] taps;
    private readonly int[] tapRows;
    private readonly int[] tapsByRow;
    private readonly int cellCount;
    private readonly int last;
    private readonly int whole;
    private readonly (int[] Cells, int[] Places) full;
    private readonly (int[] Cells, int[] Places) apart;

    /// <param name="of">The extents.</param>
    /// <param name="frame">Where windows find what they read.</param>
    public TiledCorrelation(Correlation of, Frame frame)
    {
        (this.of, this.frame, cellCount) = (of, frame, frame.IsInPlace ? 0 : Frame.Held(of.Inputs, frame.Size));
        (taps, tapRows, tapsByRow) = (new int[of.Depth], new int[of.Depth], new int[of.Depth]);
        for (var p = 0; p < of.Depth; p++)
        {
            var ((channel, tap), outer) = (Math.DivRem(p, of.Taps), of.Taps / of.LastTaps);
            taps[p] = (channel * frame.Size) + frame.Taps[tap];
            tapRows[p] = (((tap % of.LastTaps * outer) + (tap / of.LastTaps)) * of.Inputs) + channel;
            tapsByRow[tapRows[p]] = taps[p];
        }

        (var inRow, last) = Math.DivRem(frame.Row, L.Count);
        whole = frame.Rows * inRow;
        full = Unzipped(frame.Registers(0, inRow + (last > 0 ? 1 : 0), L.Count, FullColumns));
        apart = Unzipped(frame.Registers(0, inRow, L.Count, L.Count).Concat(last > 0 ? frame.Registers(inRow * L.Count, 1, L.Count, last) : []));
    }

    /// <summary>The windows of a register where rows end with a full one.</summary>
    private int FullColumns => Math.Min(frame.Row, L.Count);

    /// <summary>Each element is a sum over channels and taps, in order, whatever register it is in: rows end with a full one.</summary>
    public void ToWindows(ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y, Part examples)
    {
        var count = full.Cells.Length;
        var frames = Lent(1);
        fixed (T* fromX = x, fromW = w, toY = y, lent = frames)
        fixed (int* tap = taps, cells = full.Cells, places = full.Places)
        {
            var tile = new WindowsTile<T, V, L> { Depth = of.Depth, Taps = tap, YRow = of.Windows, Columns = FullColumns };
            for (var n = 0; n < examples.Count; n++)
                for (var group = 0; group < of.Groups; group++)
                {
                    tile.X = Framed(x, fromX, examples.First + n, group, lent);
                    for (var start = 0; start < count; start += Block)
                        for (var o = 0; o < of.Outputs; o += Tiles.Rows)
                        {
                            tile.Weights = fromW + (((nint)(group * of.Outputs) + o) * of.Depth);
                            tile.Y = toY + (((((nint)n * of.Groups) + group) * of.Outputs) + o) * of.Windows;
                            for (int i = start, end = Math.Min(count, start + Block); i < end; i += Tiles.Registers)
                            {
                                tile.Cells = cells + i;
                                tile.Places = places + i;
                                Tiles.Run(tile, of.Outputs - o, end - i, FullColumns == L.Count);
                            }
                        }
                }
        }

        Return(frames);
    }

    /// <summary>Each cell adds what registers of windows have for it, one after the other: for each tap, a sum over channels.</summary>
    public void ToPlanes(ReadOnlySpan<T> y, ReadOnlySpan<T> w, Span<T> x, Part examples)
    {
        var count = apart.Cells.Length;
        var panels = ArrayPool<T>.Shared.Rent(Math.Max(1, of.Outputs * Tiles.Registers * L.Count));
        var weights = ArrayPool<T>.Shared.Rent(Math.Max(1, w.Length));
        TapByTap(w, weights);
        var frames = Lent(1);
        x.Clear();
        fixed (T* toX = x, fromW = weights, fromY = y, lent = frames, panel = panels)
        fixed (int* tap = tapsByRow, cells = apart.Cells, places = apart.Places)
        {
            var tile = new PlanesTile<T, V, L> { Depth = of.Outputs, Panel = panel };
            for (var n = 0; n < examples.Count; n++)
                for (var group = 0; group < of.Groups; group++)
                {
                    frames.AsSpan(0, cellCount).Clear();
                    var plane = ((n * of.Groups) + group) * of.Inputs * of.Plane;
                    var windows = fromY + (((((nint)examples.First + n) * of.Groups) + group) * of.Outputs * of.Windows);
                    tile.X = frame.IsInPlace ? toX + plane : lent;
                    for (int i = 0, next; i < count; i = next)
                    {
                        next = Math.Min(i + Tiles.Registers, i < whole ? whole : count);
                        tile.Cells = cells + i;
                        tile.Columns = i < whole ? L.Count : last;
                        Pack(windows, places + i, next - i, tile.Columns, panel);
                        for (var p = 0; p < of.Depth; p += Tiles.Rows)
                        {
                            tile.Weights = fromW + (((nint)(group * of.Depth) + p) * of.Outputs);
                            tile.Taps = tap + p;
                            Tiles.Run(tile, of.Depth - p, next - i, i < whole);
                        }
                    }

                    for (var channel = 0; channel < (frame.IsInPlace ? 0 : of.Inputs); channel++)
                        frame.AddTo<T>(frames.AsSpan(channel * frame.Size, frame.Size), x.Slice(plane + (channel * of.Plane), of.Plane));
                }
        }

        Return(frames);
        Return(panels);
        Return(weights);
    }

    /// <summary>Each weight is a sum over blocks: some windows of an example, or all of some examples.</summary>
    public void ToWeights(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> w, Part channels)
    {
        var count = apart.Cells.Length;
        var together = Math.Min(of.Examples, Math.Max(1, Math.Min(Block / count, Array.MaxLength / Math.Max(1, cellCount))));
        var frames = Lent(together);
        w.Clear();
        fixed (T* fromX = x, fromY = y, toW = w, lent = frames)
        fixed (int* tap = taps, cells = apart.Cells, places = apart.Places)
        {
            var tile = new WeightsTile<T, V, L>
            {
                YRow = of.Windows,
                YExample = (nint)of.Groups * of.Outputs * of.Windows,
                XExample = frame.IsInPlace ? (nint)of.Groups * of.Inputs * of.Plane : cellCount,
                Row = of.Depth,
            };
            for (int channel = channels.First, beyond = channels.First + channels.Count, end; channel < beyond; channel = end)
            {
                var group = channel / of.Outputs;
                end = Math.Min(beyond, (group + 1) * of.Outputs);
                for (var n = 0; n < of.Examples; n += together)
                {
                    tile.Examples = Math.Min(together, of.Examples - n);
                    for (var i = tile.Examples - 1; i >= 0; i--)
                        tile.X = Framed(x, fromX, n + i, group, lent + (i * tile.XExample));
                    for (int i = 0, next; i < count; i = next)
                    {
                        next = Math.Min(i + Block, i < whole ? whole : count);
                        tile.Cells = cells + i;
                        tile.Places = places + i;
                        (tile.Count, tile.Columns) = (next - i, last);
                        for (var o = channel; o < end; o += Tiles.Rows)
                        {
                            tile.Y = fromY + (((nint)n * of.Groups * of.Outputs) + o) * of.Windows;
                            for (var p = 0; p < of.Depth; p += Tiles.Registers)
                            {
                                tile.Taps = tap + p;
                                tile.Weights = toW + ((nint)(o - channels.First) * of.Depth) + p;
                                Tiles.Run(tile, end - o, of.Depth - p, i < whole);
                            }
                        }
                    }
                }
            }
        }

        Return(frames);
    }

    private static (int[] Cells, int[] Places) Unzipped(IEnumerable<(int Cell, int Place)> registers) =>
        registers.ToArray() is var all ? ([.. all.Select(r => r.Cell)], [.. all.Select(r => r.Place)]) : default;

    /// <summary>Memory for the frames of a group of channels of some examples, the padding 0; none where planes are read as they stand.</summary>
    private T[] Lent(int examples)
    {
        if (frame.IsInPlace)
            return [];
        var frames = ArrayPool<T>.Shared.Rent(Math.Max(1, examples * cellCount));
        frames.AsSpan().Clear();
        return frames;
    }

    private static void Return(T[] lent)
    {
        if (lent.Length > 0)
            ArrayPool<T>.Shared.Return(lent);
    }

    /// <summary>The frames of a group of channels of an example, written to <paramref name="lent"/> where planes are not read as they stand.</summary>
    private T* Framed(ReadOnlySpan<T> x, T* fromX, int example, int group, T* lent)
    {
        var first = ((example * of.Groups) + group) * of.Inputs * of.Plane;
        if (frame.IsInPlace)
            return fromX + first;
        for (var channel = 0; channel < of.Inputs; channel++)
            frame.Fill(x.Slice(first + (channel * of.Plane), of.Plane), new Span<T>(lent + ((nint)channel * frame.Size), frame.Size));
        return lent;
    }

    /// <summary>The weights of each group with a row for each tap of a channel, those of all channels of y side by side: the channels of a tap
    /// one after the other, and taps on the last axis far apart, so that rows beside each other rarely add to the same cells.</summary>
    private void TapByTap(ReadOnlySpan<T> w, Span<T> weights)
    {
        for (var group = 0; group < of.Groups; group++)
            for (var p = 0; p < of.Depth; p++)
            {
                var row = weights.Slice(((group * of.Depth) + tapRows[p]) * of.Outputs, of.Outputs);
                for (var o = 0; o < row.Length; o++)
                    row[o] = w[(((group * of.Outputs) + o) * of.Depth) + p];
            }
    }

    /// <summary>Registers of y side by side, channel by channel; 0 in lanes beyond the windows.</summary>
    private void Pack(T* y, int* places, int registers, int columns, T* panel)
    {
        var mask = L.First(columns);
        for (var channel = 0; channel < of.Outputs; channel++, y += of.Windows)
            for (var i = 0; i < registers; i++, panel += L.Count)
                L.Store(panel, columns == L.Count ? L.Load(y + places[i]) : L.Load(y + places[i], mask));
    }
}
