using System.ComponentModel.DataAnnotations;
using LanguageExt;
using Functional.Nn.Ops.Kernels;

namespace Functional.Nn.Ops;

/// <summary>Each of so many positions reads the one below it: position i reads ⌊i n / count⌋, or ⌊i / scale⌋ where a scale is given; beyond the
/// last, the last.</summary>
/// <param name="Positions">The number of positions.</param>
/// <param name="Scale">How many positions there are for each one that is read, if that is not their number over the extent.</param>
public sealed record NearestSampling([Range(0, int.MaxValue)] int Positions, [Range(0.0, double.MaxValue, MinimumIsExclusive = true)] double? Scale = null) : Sampling
{
    /// <inheritdoc/>
    internal override Taps Read(int extent) => Taps.Of(Positions, i => [(Scale is { } scale ? (int)Math.Min(i * (1 / scale), extent - 1) : (int)((long)i * extent / Positions), 1.0)]);

    /// <inheritdoc/>
    private protected override Either<ShapeError, Dim> Count(int extent) => extent > 0 || Positions == 0 ? Dim.Of(Positions) : Unfit("an extent of 1 or more", extent);
}
