using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>The first of the largest elements that each window reads, and where it is in its plane; a NaN is larger than any other. Windows
/// read no padding.</summary>
internal sealed unsafe class LargestOfWindows
{
    private readonly Frame frame;
    private readonly int[] origins;
    private readonly int[] offsets;
    private readonly int plane = 1;

    /// <param name="axes">The axes of a plane.</param>
    public LargestOfWindows(ReadOnlySpan<WindowAxis> axes)
    {
        frame = new(axes, Vector256<float>.Count);
        Span<(int Extent, int Step)> windows = stackalloc (int, int)[axes.Length], taps = stackalloc (int, int)[axes.Length];
        for (var i = axes.Length - 1; i >= 0; plane *= axes[i--].Plane)
            (windows[i], taps[i]) = ((axes[i].Windows, axes[i].Stride * plane), (axes[i].Kernel, axes[i].Dilation * plane));
        (origins, offsets) = (Frame.Sums(windows), Frame.Sums(taps));
    }

    /// <summary>Writes the largest elements and their places, plane by plane.</summary>
    public void Compute<T>(ReadOnlySpan<T> x, Span<T> y, Span<int> places) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var lent = frame.IsInPlace ? [] : ArrayPool<T>.Shared.Rent(frame.Size);
        for (var i = 0; i < y.Length / origins.Length; i++)
        {
            var cells = x.Slice(i * plane, plane);
            if (!frame.IsInPlace)
            {
                frame.Fill(cells, lent);
                cells = lent.AsSpan(0, frame.Size);
            }

            var largest = y.Slice(i * origins.Length, origins.Length);
            var at = places.Slice(i * origins.Length, origins.Length);
            if (typeof(T) == typeof(float) && frame.Row >= Vector256<float>.Count)
                fixed (T* from = cells, to = largest)
                fixed (int* first = origins, offset = offsets, place = at)
                    OfRegisters((float*)from, first, offset, (float*)to, place);
            else
                OfEach(cells, largest, at);
        }

        if (lent.Length > 0)
            ArrayPool<T>.Shared.Return(lent);
    }

    private void OfEach<T>(ReadOnlySpan<T> cells, Span<T> y, Span<int> places) where T : IFloatingPointIeee754<T>
    {
        var taps = frame.Taps;
        for (var (row, window) = (0, 0); row < frame.Rows; row++)
            for (var i = 0; i < frame.Row; i++, window++)
            {
                var read = cells[(frame.Starts[row] + i)..];
                var (best, at) = (read[0], 0);
                for (var tap = 1; tap < taps.Length; tap++)
                    if (!(read[taps[tap]] <= best) && !T.IsNaN(best))
                        (best, at) = (read[taps[tap]], tap);
                (y[window], places[window]) = (best, origins[window] + offsets[at]);
            }
    }

    /// <summary>The same for windows side by side; rows end with a full register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void OfRegisters(float* cells, int* first, int* offset, float* y, int* places)
    {
        ReadOnlySpan<int> taps = frame.Taps, starts = frame.Starts;
        var (lanes, length) = (Vector256<float>.Count, frame.Row);
        for (var row = 0; row < starts.Length; row++)
            for (var start = 0; start < length; start += lanes)
            {
                var at = Math.Min(start, length - lanes);
                var read = cells + starts[row] + at;
                var window = (row * length) + at;
                var best = Vector256.Load(read);
                var place = Vector256<int>.Zero;
                for (var tap = 1; tap < taps.Length; tap++)
                {
                    var value = Vector256.Load(read + taps[tap]);
                    var isLarger = Vector256.AndNot(Vector256.Equals(best, best), Vector256.LessThanOrEqual(value, best));
                    best = Vector256.ConditionalSelect(isLarger, value, best);
                    place = Vector256.ConditionalSelect(isLarger.AsInt32(), Vector256.Create(offset[tap]), place);
                }

                best.Store(y + window);
                (place + Vector256.Load(first + window)).Store(places + window);
            }
    }
}
