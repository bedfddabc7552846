namespace Functional.Nn.Ops.Kernels;

/// <summary>One spatial axis: tap k of window t reads position <c>t s + k d - p</c> of a plane.</summary>
/// <param name="Plane">The positions.</param>
/// <param name="Windows">The windows, 1 or more.</param>
/// <param name="Kernel">The taps of a window, 1 or more.</param>
/// <param name="Stride">s: the step from window to window.</param>
/// <param name="Padding">p: the zeros before the first position.</param>
/// <param name="Dilation">d: the step from tap to tap.</param>
internal readonly record struct WindowAxis(int Plane, int Windows, int Kernel, int Stride, int Padding, int Dilation)
{
    /// <summary>The axis, with steps of 1 where there is only one window, or tap.</summary>
    public static WindowAxis Of(int plane, int windows, int kernel, int stride, int padding, int dilation) =>
        new(plane, windows, kernel, windows == 1 ? 1 : stride, padding, kernel == 1 ? 1 : dilation);

    /// <summary>The positions from the first that a window reads to the last.</summary>
    public long Reach => ((Windows - 1L) * Stride) + ((Kernel - 1L) * Dilation) + 1;

    /// <summary>Whether a row of windows for each tap is shorter than one in which they share what they read.</summary>
    public bool HasGaps => (long)Windows * Kernel < Reach;

    /// <summary>The position that a tap reads; negative, or beyond the plane, in the padding.</summary>
    public long Position(int window, int tap) => ((long)window * Stride) + ((long)tap * Dilation) - Padding;

    /// <summary>The windows, from the first to below the second, whose tap is no padding.</summary>
    public (int First, int Beyond) Inside(int tap)
    {
        var shift = Position(0, tap);
        var first = (int)Math.Min(Windows, Math.Max(0, (-shift + Stride - 1) / Stride));
        return (first, Plane - 1 - shift is >= 0 and var last ? Math.Max(first, (int)Math.Min(Windows, (last / Stride) + 1)) : first);
    }
}
