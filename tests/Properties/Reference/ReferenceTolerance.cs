namespace Functional.Nn.Properties;

/// <summary>How far a number may be from the reference's: <c>|a - b| ≤ absolute + relative |b|</c>.</summary>
internal readonly record struct ReferenceTolerance(double Absolute, double Relative)
{
    /// <summary>What one op may differ by.</summary>
    public static ReferenceTolerance Op { get; } = new(1e-12, 1e-10);

    /// <summary>What a whole run may differ by.</summary>
    public static ReferenceTolerance Run { get; } = new(1e-9, 1e-9);

    public bool Admits(double expected, double found) => expected.Equals(found) || Math.Abs(found - expected) <= Absolute + (Relative * Math.Abs(expected));
}
