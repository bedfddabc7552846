using System.ComponentModel.DataAnnotations;

namespace Functional.Nn.Ops;

/// <summary>The means of so many windows on each spatial axis of <c>[n, channels, ...]</c>, as equal as can be.</summary>
/// <param name="Size">The number of windows on each axis.</param>
public sealed record AdaptiveAvgPoolLayer([Range(1, int.MaxValue)] PerAxis Size) : Layer
{
    /// <inheritdoc/>
    protected override Applied Output(Expr x, Place place) => Functions.AdaptiveAvgPool(x, Size);
}

/// <summary>The vocabulary of layers.</summary>
public static partial class Layers
{
    /// <summary>The means of so many windows on each spatial axis, as equal as can be.</summary>
    public static Layer AdaptiveAvgPool(PerAxis size) => new AdaptiveAvgPoolLayer(size);
}
