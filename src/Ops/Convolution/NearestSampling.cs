using System.ComponentModel.DataAnnotations;
using LanguageExt;
using Functional.Nn.Ops.Kernels;

namespace Functional.Nn.Ops;

/// <summary>Each of so many positions reads the one below it: position i reads ⌊i n / count⌋.</summary>
/// <param name="Positions">The number of positions.</param>
public sealed record NearestSampling([Range(0, int.MaxValue)] int Positions) : Sampling
{
    /// <inheritdoc/>
    internal override Taps Read(int extent) => Taps.Of(Positions, i => [((int)((long)i * extent / Positions), 1.0)]);

    /// <inheritdoc/>
    private protected override Either<ShapeError, Dim> Count(int extent) => extent > 0 || Positions == 0 ? Dim.Of(Positions) : Unfit("an extent of 1 or more", extent);
}
