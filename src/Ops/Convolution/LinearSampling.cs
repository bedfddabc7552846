using System.ComponentModel.DataAnnotations;
using LanguageExt;
using Functional.Nn.Ops.Kernels;

namespace Functional.Nn.Ops;

/// <summary>Each of so many positions lies between two others and weighs them by its distance from them.</summary>
/// <param name="Positions">The number of positions.</param>
/// <param name="AlignCorners">Whether the centres of the first and last positions stay, instead of their outer edges.</param>
public sealed record LinearSampling([Range(0, int.MaxValue)] int Positions, bool AlignCorners = false) : Sampling
{
    /// <inheritdoc/>
    internal override Taps Read(int extent) => Taps.Of(Positions, i =>
    {
        var place = AlignCorners ? Positions == 1 ? 0 : i * ((extent - 1.0) / (Positions - 1)) : Math.Max(0, ((i + 0.5) * ((double)extent / Positions)) - 0.5);
        var below = Math.Min((int)place, extent - 1);
        return below == extent - 1 ? [(below, 1.0)] : [(below, 1 - (place - below)), (below + 1, place - below)];
    });

    /// <inheritdoc/>
    private protected override Either<ShapeError, Dim> Count(int extent) => extent > 0 || Positions == 0 ? Dim.Of(Positions) : Unfit("an extent of 1 or more", extent);
}
