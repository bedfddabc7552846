namespace Functional.Nn.Plots;

/// <summary>Colours for numbers from low to high, between which one goes straight.</summary>
/// <param name="Stops">The colours, at equal distances; at least one.</param>
/// <param name="IsCentred">Whether the middle is for zero, so that both sides reach equally far.</param>
public sealed record Palette(ValueList<Colour> Stops, bool IsCentred = false)
{
    /// <summary>From dark to bright in equal steps to the eye: viridis (van der Walt and Smith, 2015).</summary>
    public static Palette Viridis { get; } = Of(0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6dcd59, 0xb4de2c, 0xfde725);

    /// <summary>Blue below zero, red above it, both darker the farther: RdBu of ColorBrewer (Brewer, 2003), the other way round.</summary>
    public static Palette BlueRed { get; } =
        Of(0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b, 0x67001f) with { IsCentred = true };

    /// <summary>From the colour of the page to blue, so that nothing looks like nothing, and a little is seen: for counts.</summary>
    public static Palette Tint { get; } = new([.. new[] { 0, 0.3, 0.55, 0.8, 1 }.Select(alpha => Colour.Of(0x0072b2) with { Alpha = alpha })]);

    /// <summary>The colour at a fraction of the way from low to high.</summary>
    public Colour At(double fraction)
    {
        var place = Math.Clamp(fraction, 0, 1) * (Stops.Count - 1);
        var below = Math.Clamp((int)place, 0, Math.Max(0, Stops.Count - 2));
        return Colour.Between(Stops[below], Stops[Math.Min(below + 1, Stops.Count - 1)], place - below);
    }

    /// <summary>The interval whose ends are the ends of the palette, for numbers that reach so far.</summary>
    internal Interval Domain(Interval reach) => IsCentred && !reach.IsEmpty && Math.Max(Math.Abs(reach.Low), Math.Abs(reach.High)) is var far ? new(-far, far) : reach;

    private static Palette Of(params ReadOnlySpan<int> stops)
    {
        var colours = new Colour[stops.Length];
        for (var i = 0; i < stops.Length; i++)
            colours[i] = Colour.Of(stops[i]);
        return new(ValueList.Of<Colour>(colours));
    }
}
