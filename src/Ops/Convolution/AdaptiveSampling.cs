using System.ComponentModel.DataAnnotations;
using LanguageExt;
using Functional.Nn.Ops.Kernels;

namespace Functional.Nn.Ops;

/// <summary>So many windows, as equal as can be: window i holds the positions from ⌊i n / count⌋ to below ⌈(i + 1) n / count⌉, with equal
/// weights.</summary>
/// <param name="Windows">The number of windows.</param>
public sealed record AdaptiveSampling([Range(0, int.MaxValue)] int Windows) : Sampling
{
    /// <inheritdoc/>
    internal override Taps Read(int extent) => Taps.Of(Windows, window =>
    {
        var start = (int)((long)window * extent / Windows);
        var count = (int)((((window + 1L) * extent) + Windows - 1) / Windows) - start;
        return Enumerable.Range(start, count).Select(position => (position, 1.0 / count));
    });

    /// <inheritdoc/>
    internal override WindowAxis? Regular(int extent, int count) =>
        count > 0 && extent % count == 0 ? WindowAxis.Of(extent, count, extent / count, extent / count, 0, 1) : null;

    /// <inheritdoc/>
    private protected override Either<ShapeError, Dim> Count(int extent) => extent > 0 || Windows == 0 ? Dim.Of(Windows) : Unfit("an extent of 1 or more", extent);
}
