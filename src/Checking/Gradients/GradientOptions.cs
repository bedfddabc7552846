using System.Collections.Immutable;

namespace Functional.Nn.Checking;

/// <summary>How gradients are checked.</summary>
public sealed record GradientOptions
{
    /// <summary>The relative error that passes; see <see cref="Discrepancy.RelativeError"/>.</summary>
    public double Tolerance { get; init; } = 1e-7;

    /// <summary>What is known of the function at the point.</summary>
    public Smoothness Smoothness { get; init; } = Smoothness.Piecewise;

    /// <summary>The number of elements up to which a variable is checked element by element; beyond, in random directions of
    /// signed steps in all elements at once.</summary>
    public int Elements { get; init; } = 32;

    /// <summary>The number of random directions.</summary>
    public int Directions { get; init; } = 8;

    /// <summary>The names of the variables to check; empty for all real ones.</summary>
    public ImmutableArray<string> Variables { get; init; } = [];
}
