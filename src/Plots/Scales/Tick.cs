namespace Functional.Nn.Plots;

/// <summary>A place on a scale that is marked.</summary>
/// <param name="Measure">Where.</param>
/// <param name="Label">The number or name there; empty for a lesser tick between others.</param>
internal readonly record struct Tick(double Measure, string Label)
{
    /// <summary>Whether it stands between others and has no label.</summary>
    public bool IsMinor => Label is "";
}
