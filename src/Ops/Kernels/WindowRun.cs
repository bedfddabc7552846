namespace Functional.Nn.Ops.Kernels;

/// <summary>A run of windows next to each other on the last axis, seen from one of their positions: window <c>Window + i</c> reads
/// element <c>Element + i * step</c> there.</summary>
/// <param name="Tap">The position inside of the windows, counted row-major.</param>
/// <param name="Element">The element of the plane that the first window reads.</param>
/// <param name="Window">The first window, counted row-major.</param>
/// <param name="Length">The number of windows.</param>
internal readonly record struct WindowRun(int Tap, int Element, int Window, int Length)
{
    /// <summary>All that windows read inside of a plane; what lies in the padding is left out.</summary>
    public static ReadOnlySpan<WindowRun> All(ReadOnlySpan<int> plane, ReadOnlySpan<int> windows, ReadOnlySpan<int> kernel, ReadOnlySpan<int> stride, ReadOnlySpan<int> padding, ReadOnlySpan<int> dilation)
    {
        var runs = new List<WindowRun>();
        Walk(runs, default, plane, windows, kernel, stride, padding, dilation);
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(runs);
    }

    private static void Walk(List<WindowRun> runs, WindowRun outer, ReadOnlySpan<int> plane, ReadOnlySpan<int> windows, ReadOnlySpan<int> kernel, ReadOnlySpan<int> stride, ReadOnlySpan<int> padding, ReadOnlySpan<int> dilation)
    {
        for (var tap = 0; tap < kernel[0]; tap++)
        {
            var shift = ((long)tap * dilation[0]) - padding[0];
            var first = (int)Math.Min(windows[0], Math.Max(0, (-shift + stride[0] - 1) / stride[0]));
            var beyond = plane[0] - 1 - shift is >= 0 and var last ? (int)Math.Min(windows[0], (last / stride[0]) + 1) : 0;
            for (var window = first; window < beyond; window++)
            {
                var run = new WindowRun((outer.Tap * kernel[0]) + tap, (int)((outer.Element * plane[0]) + (window * (long)stride[0]) + shift), (outer.Window * windows[0]) + window, beyond - first);
                if (kernel.Length > 1)
                    Walk(runs, run, plane[1..], windows[1..], kernel[1..], stride[1..], padding[1..], dilation[1..]);
                else
                {
                    runs.Add(run);
                    break;
                }
            }
        }
    }
}
