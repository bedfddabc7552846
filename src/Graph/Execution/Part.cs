namespace Functional.Nn;

/// <summary>Some of the parts that the results of an op divide into, one after the other.</summary>
/// <param name="First">The number of the first, from 0.</param>
/// <param name="Count">How many, or more than there are.</param>
public readonly record struct Part(int First, int Count)
{
    /// <summary>All there is.</summary>
    public static Part Whole { get; } = new(0, int.MaxValue);

    /// <summary>Those that there are.</summary>
    /// <param name="parts">How many there are in all.</param>
    public Part Within(int parts) => new(First, Math.Min(Count, parts - First));
}
