using System.ComponentModel.DataAnnotations;
using LanguageExt;
using Functional.Nn.Ops.Kernels;

namespace Functional.Nn.Ops;

/// <summary>The positions of windows one after the other: of w windows, i w + t is position i of window t; 0 in the padding.</summary>
/// <param name="Kernel">The positions of a window.</param>
/// <param name="Stride">The step from window to window.</param>
/// <param name="Padding">How far windows reach beyond both ends.</param>
/// <param name="Dilation">The step inside of a window.</param>
public sealed record PatchSampling(
    [Range(1, int.MaxValue)] int Kernel,
    [Range(1, int.MaxValue)] int Stride = 1,
    [Range(0, int.MaxValue)] int Padding = 0,
    [Range(1, int.MaxValue)] int Dilation = 1) : Sampling
{
    /// <inheritdoc/>
    internal override Taps Read(int extent)
    {
        var windows = Windows(extent);
        return Taps.Of((int)(windows * Kernel), i =>
        {
            var position = (i % windows * Stride) - Padding + (i / windows * Dilation);
            return position >= 0 && position < extent ? [((int)position, 1.0)] : [];
        });
    }

    /// <inheritdoc/>
    private protected override Either<ShapeError, Dim> Count(int extent) =>
        extent + (2L * Padding) <= Dilation * (Kernel - 1L) ? Unfit("room for one window", extent)
        : Windows(extent) is var windows && windows > Array.MaxLength ? Unfit("fewer windows", extent)
        : Dim.Of(windows * Kernel);

    private long Windows(int extent) => ((extent + (2L * Padding) - 1 - (Dilation * (Kernel - 1L))) / Stride) + 1;
}
