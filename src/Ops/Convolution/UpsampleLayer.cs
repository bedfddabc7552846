using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>The spatial axes of <c>[n, channels, ...]</c>, of known extents, some times as long.</summary>
/// <param name="Factor">How many times.</param>
/// <param name="Interpolation">How values between positions are found.</param>
/// <param name="AlignCorners">Whether, in linear interpolation, the centres of the outermost positions stay, instead of their outer edges.</param>
public sealed record UpsampleLayer([Range(1, int.MaxValue)] PerAxis Factor, Interpolation Interpolation = Interpolation.Nearest, bool AlignCorners = false) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place)
    {
        var space = Functions.SpaceOf(Functions.Spatial(x));
        var size = PerAxis.Of([.. Functions.Each(Factor, space).Select((factor, axis) => Functions.TimesExtent(space[axis], factor).Extent)]);
        return Interpolation is Interpolation.Nearest ? Functions.UpsampleNearest(x, size) : Functions.UpsampleLinear(x, size, AlignCorners);
    }
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The spatial axes <paramref name="factor"/> times as long.</summary>
    public static Layer Upsample(PerAxis factor, Interpolation interpolation = Interpolation.Nearest, bool alignCorners = false) => new UpsampleLayer(factor, interpolation, alignCorners);
}
