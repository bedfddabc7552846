namespace Functional.Nn.Ops;

/// <summary>What stands beyond the ends of an axis.</summary>
public enum PadMode
{
    /// <summary>A number.</summary>
    Constant,

    /// <summary>The positions in front of a mirror, which repeats neither the first nor the last.</summary>
    Reflect,

    /// <summary>The first and the last position again and again.</summary>
    Replicate,

    /// <summary>The positions as a circle.</summary>
    Circular,
}
