namespace Functional.Nn.Bench;

/// <summary>What is timed: one step after another.</summary>
internal interface IStepper
{
    /// <summary>The next step. Answers its loss, or the sum of the predictions where nothing is trained.</summary>
    double Step();
}
