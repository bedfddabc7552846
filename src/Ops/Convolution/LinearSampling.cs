using System.ComponentModel.DataAnnotations;
using LanguageExt;
using Functional.Nn.Ops.Kernels;

namespace Functional.Nn.Ops;

/// <summary>Each of so many positions lies between two others and weighs them by its distance from them.</summary>
/// <param name="Positions">The number of positions.</param>
/// <param name="AlignCorners">Whether the centres of the first and last positions stay, instead of their outer edges.</param>
/// <param name="Scale">How many positions there are for each one that is read, if that is not their number over the extent; of no account with aligned
/// corners, and where all positions stay.</param>
public sealed record LinearSampling(
    [Range(0, int.MaxValue)] int Positions,
    bool AlignCorners = false,
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double? Scale = null) : Sampling
{
    /// <inheritdoc/>
    internal override Taps Read(int extent) => Taps.Of(Positions, i =>
    {
        var place = AlignCorners ? Positions == 1 ? 0 : i * ((extent - 1.0) / (Positions - 1)) : Math.Clamp(((i + 0.5) * (Scale is { } scale && Positions != extent ? 1 / scale : (double)extent / Positions)) - 0.5, 0, extent - 1);
        var below = (int)place;
        return below == extent - 1 ? [(below, 1.0)] : [(below, 1 - (place - below)), (below + 1, place - below)];
    });

    /// <inheritdoc/>
    private protected override Either<ShapeError, Dim> Count(int extent) => extent > 0 || Positions == 0 ? Dim.Of(Positions) : Unfit("an extent of 1 or more", extent);
}
