namespace Functional.Nn.Training;

/// <summary>How far the waves of a <see cref="CyclicSchedule"/> go.</summary>
public enum CyclicScale
{
    /// <summary>Each as far as the first.</summary>
    Equal,

    /// <summary>Each half as far as that before.</summary>
    Halved,

    /// <summary>Less with each step, by a factor.</summary>
    Exponential,
}
