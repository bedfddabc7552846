using System.ComponentModel.DataAnnotations;
using LanguageExt;
using Functional.Nn.Ops.Kernels;

namespace Functional.Nn.Ops;

/// <summary>Windows of one size, each weighing all its positions equally: the mean of a window. Windows hold a position at least,
/// since padding is at most half a window.</summary>
/// <param name="Kernel">The positions of a window.</param>
/// <param name="Stride">The step from window to window.</param>
/// <param name="Padding">How far windows reach beyond both ends; at most half of what a window covers.</param>
/// <param name="Dilation">The step inside of a window.</param>
/// <param name="CeilMode">Whether a last window counts that reaches beyond the padding, if it begins inside of it.</param>
/// <param name="CountPadding">Whether positions in the padding count for the mean, as zeros.</param>
/// <param name="Beyond">How much further windows reach beyond the end.</param>
public sealed record WindowSampling(
    [Range(1, int.MaxValue)] int Kernel,
    [Range(1, int.MaxValue)] int Stride = 1,
    [Range(0, int.MaxValue)] int Padding = 0,
    [Range(1, int.MaxValue)] int Dilation = 1,
    bool CeilMode = false,
    bool CountPadding = true,
    [Range(0, int.MaxValue)] int Beyond = 0) : Sampling
{
    private long Covered => (Dilation * (Kernel - 1L)) + 1;

    private long Behind => (long)Padding + Beyond;

    /// <inheritdoc/>
    internal override Taps Read(int extent) => Taps.Of(Windows(extent), window =>
    {
        var (first, count) = Inside(window, extent);
        var start = ((long)window * Stride) - Padding;
        var weight = 1.0 / (CountPadding ? Math.Min(Kernel, ((extent + Behind - start - 1) / Dilation) + 1) : count);
        return Enumerable.Range(0, count).Select(i => ((int)(first + ((long)i * Dilation)), weight));
    });

    /// <inheritdoc/>
    internal override WindowAxis? Regular(int extent, int count) =>
        WindowAxis.Of(extent, count, Kernel, Stride, 0, Dilation) is var axis && Padding == 0 && axis.Reach <= extent ? axis : null;

    /// <inheritdoc/>
    private protected override Either<ShapeError, Dim> Count(int extent) =>
        Behind > Covered / 2 ? Unfit("padding of at most half a window", extent)
        : extent == 0 || Room(extent) < 0 ? Unfit("room for one window", extent)
        : Dilation > 1 && Enumerable.Range(0, Windows(extent)).Any(window => Inside(window, extent).Count < 1) ? Unfit("a position in every window", extent)
        : (Dim)Windows(extent);

    /// <summary>How far the last window may begin from the first.</summary>
    private long Room(int extent) => extent + Padding + Behind - Covered + (CeilMode ? Stride - 1L : 0);

    /// <summary>All windows; after rounding up, the last may begin in the padding at the end, and does not count.</summary>
    private int Windows(int extent)
    {
        var windows = (Room(extent) / Stride) + 1;
        return (int)(CeilMode && (windows - 1) * Stride >= (long)extent + Padding ? windows - 1 : windows);
    }

    /// <summary>The first position of a window that is no padding, and how many there are.</summary>
    private (long First, int Count) Inside(int window, int extent)
    {
        var start = ((long)window * Stride) - Padding;
        var skipped = start < 0 ? (-start + Dilation - 1) / Dilation : 0;
        var first = start + (skipped * Dilation);
        return (first, first >= extent ? 0 : (int)Math.Max(0, Math.Min(Kernel - skipped, ((extent - 1 - first) / Dilation) + 1)));
    }
}
