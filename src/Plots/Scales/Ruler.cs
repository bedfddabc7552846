namespace Functional.Nn.Plots;

/// <summary>A scale laid out in a picture.</summary>
/// <param name="Scale">How numbers lie along it.</param>
/// <param name="Domain">The measures at its ends.</param>
/// <param name="From">Where it begins, in units of the picture.</param>
/// <param name="To">Where it ends.</param>
internal sealed record Ruler(Scale Scale, Interval Domain, double From, double To)
{
    /// <summary>Its length.</summary>
    public double Length => Math.Abs(To - From);

    /// <summary>Where bars stand: on zero if it is there, else at the end next to it.</summary>
    public double Base => Place(Math.Clamp(Scale.Base, Domain.Low, Domain.High));

    /// <summary>Where a number is; not a number where it has no place.</summary>
    public double At(double value) => Place(Scale.Measure(value));

    /// <summary>Where a measure is.</summary>
    public double Place(double measure) => From + ((To - From) * Domain.Fraction(measure));
}
