using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Functional.Nn.Ops.Kernels;

/// <summary>The first of the largest elements that each window reads, and where it is in its plane; a NaN is larger than any other. Windows
/// read no padding.</summary>
internal static unsafe class LargestOfWindows
{
    /// <summary>Writes the largest elements and their places, plane by plane.</summary>
    public static void Compute<T>(ReadOnlySpan<WindowAxis> axes, ReadOnlySpan<T> x, Span<T> y, Span<int> places) where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var frame = new Frame(axes, Vector256<float>.Count);
        var (plane, windows, taps) = (1, 1, 1);
        foreach (var axis in axes)
            (plane, windows, taps) = (plane * axis.Plane, windows * axis.Windows, taps * axis.Kernel);
        var table = ArrayPool<int>.Shared.Rent(windows + taps);
        Span<int> origins = table.AsSpan(0, windows), offsets = table.AsSpan(windows, taps);
        Elements(axes, origins, offsets);
        var lent = frame.IsInPlace ? [] : ArrayPool<T>.Shared.Rent(frame.Size);
        for (var i = 0; i < y.Length / windows; i++)
        {
            var cells = x.Slice(i * plane, plane);
            if (!frame.IsInPlace)
            {
                frame.Fill(cells, lent);
                cells = lent.AsSpan(0, frame.Size);
            }

            var largest = y.Slice(i * windows, windows);
            var at = places.Slice(i * windows, windows);
            if (typeof(T) == typeof(float) && frame.Row >= Vector256<float>.Count)
                fixed (T* from = cells, to = largest)
                fixed (int* first = origins, offset = offsets, place = at)
                    OfRegisters(frame, (float*)from, first, offset, (float*)to, place);
            else
                OfEach(frame, cells, origins, offsets, largest, at);
        }

        ArrayPool<int>.Shared.Return(table);
        if (lent.Length > 0)
            ArrayPool<T>.Shared.Return(lent);
    }

    /// <summary>The element that each window's first tap reads, and from there to what each tap reads.</summary>
    private static void Elements(ReadOnlySpan<WindowAxis> axes, Span<int> origins, Span<int> offsets)
    {
        Span<(int Extent, int Step)> windows = stackalloc (int, int)[axes.Length], taps = stackalloc (int, int)[axes.Length];
        for (var (i, inner) = (axes.Length - 1, 1); i >= 0; inner *= axes[i--].Plane)
            (windows[i], taps[i]) = ((axes[i].Windows, axes[i].Stride * inner), (axes[i].Kernel, axes[i].Dilation * inner));
        Frame.Sums(windows, origins);
        Frame.Sums(taps, offsets);
    }

    private static void OfEach<T>(Frame frame, ReadOnlySpan<T> cells, ReadOnlySpan<int> origins, ReadOnlySpan<int> offsets, Span<T> y, Span<int> places) where T : IFloatingPointIeee754<T>
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
    private static void OfRegisters(Frame frame, float* cells, int* origins, int* offsets, float* y, int* places)
    {
        ReadOnlySpan<int> taps = frame.Taps, starts = frame.Starts;
        var lanes = Vector256<float>.Count;
        for (var row = 0; row < starts.Length; row++)
            for (var start = 0; start < frame.Row; start += lanes)
            {
                var first = Math.Min(start, frame.Row - lanes);
                var read = cells + starts[row] + first;
                var window = (row * frame.Row) + first;
                var best = Vector256.Load(read);
                var place = Vector256<int>.Zero;
                for (var tap = 1; tap < taps.Length; tap++)
                {
                    var value = Vector256.Load(read + taps[tap]);
                    var isLarger = Vector256.AndNot(Vector256.Equals(best, best), Vector256.LessThanOrEqual(value, best));
                    best = Vector256.ConditionalSelect(isLarger, value, best);
                    place = Vector256.ConditionalSelect(isLarger.AsInt32(), Vector256.Create(offsets[tap]), place);
                }

                best.Store(y + window);
                (place + Vector256.Load(origins + window)).Store(places + window);
            }
    }
}
