namespace Functional.Nn.Plots;

/// <summary>Numbers as colours.</summary>
/// <param name="Label">What the numbers are.</param>
/// <param name="Palette">The colours.</param>
/// <param name="Scale">How numbers lie between the ends of the palette.</param>
/// <param name="Domain">The measures at its ends.</param>
internal sealed record Shading(string Label, Palette Palette, Scale Scale, Interval Domain)
{
    /// <summary>The shading of numbers.</summary>
    public static Shading Of(string label, Palette palette, Scale scale, IEnumerable<double> values) =>
        new(label, palette, scale, scale.Domain(palette.Domain(Interval.Of(values.Select(scale.Measure)))));

    /// <summary>How far a number is along the palette; not a number where it has no place.</summary>
    public double Fraction(double value) => Domain.Fraction(Scale.Measure(value));

    /// <summary>The colour of a number that has a place.</summary>
    public Colour At(double value) => Palette.At(Fraction(value));
}
