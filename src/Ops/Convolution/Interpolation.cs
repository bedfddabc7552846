namespace Functional.Nn.Ops;

/// <summary>How values between positions are found.</summary>
public enum Interpolation
{
    /// <summary>The value of the position below.</summary>
    Nearest,

    /// <summary>Between the two positions, by distance; on two axes, bilinear.</summary>
    Linear,
}
