namespace Functional.Nn;

/// <summary>Some of the parts that the results of an op divide into, one after the other.</summary>
/// <param name="First">The number of the first, from 0.</param>
/// <param name="Count">How many.</param>
public readonly record struct Part(int First, int Count)
{
    /// <summary>All there is of what does not divide.</summary>
    public static Part Whole { get; } = new(0, 1);
}
