namespace Functional.Nn.Plots;

/// <summary>What is told along one side of a plot.</summary>
/// <param name="Label">What is measured, and its unit; empty for none.</param>
/// <param name="IsLogarithmic">Whether equal steps are equal factors. What is not above zero then has no place.</param>
/// <param name="Covers">Where the axis goes at least, whatever the marks reach over.</param>
public sealed record Axis(string Label = "", bool IsLogarithmic = false, Interval Covers = default)
{
    /// <summary>An axis as far as the marks reach.</summary>
    internal static Axis Plain { get; } = new(Covers: Interval.Empty);

    /// <summary>How numbers lie along it, which may all be whole.</summary>
    internal Scale Scale(bool isWhole) => IsLogarithmic ? new LogScale() : new LinearScale(isWhole);
}
